package dev.guildhall.xp.export;

import static dev.guildhall.db.jooq.xp.Tables.MEMBER;
import static org.jooq.impl.DSL.count;

import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Writes out the members of a guild who have XP or were credited for a message, in the order of their ids, page by page: each
 * member as at one moment, the whole while XP goes on flowing. Thread-safe.
 */
public record Exporter(Database database) {

    private static final int PAGE = 10_000;

    /** Told after each page. */
    public interface Progress {

        Progress NONE = (done, total) -> {};

        void members(long done, long total);
    }

    /**
     * Writes all.
     *
     * @param level of a total
     * @return how many members
     */
    public long write(GuildId guild, ExportWriter writer, ToIntFunction<Long> level, Instant time, Progress progress)
            throws IOException {
        long total = members(guild);
        long written = 0;
        long after = 0;
        writer.begin(guild, time);
        while (true) {
            List<ExportWriter.Line> page = page(guild, after, level);
            for (ExportWriter.Line line : page) {
                writer.line(line);
            }
            written += page.size();
            if (page.isEmpty()) {
                writer.end();
                return written;
            }
            progress.members(written, Math.max(written, total));
            after = page.getLast().user().value();
        }
    }

    private long members(GuildId guild) {
        return database.query(sql -> sql.select(count())
                .from(MEMBER)
                .where(MEMBER.GUILD_ID.eq(guild.value()))
                .fetchSingle()
                .value1()
                .longValue());
    }

    private List<ExportWriter.Line> page(GuildId guild, long after, ToIntFunction<Long> level) {
        return database.query(sql -> sql.select(MEMBER.USER_ID, MEMBER.TOTAL, MEMBER.MESSAGES)
                .from(MEMBER)
                .where(MEMBER.GUILD_ID.eq(guild.value()))
                .and(MEMBER.USER_ID.gt(after))
                .and(MEMBER.TOTAL.gt(0L).or(MEMBER.MESSAGES.gt(0L)))
                .orderBy(MEMBER.USER_ID)
                .limit(PAGE)
                .fetch(row -> new ExportWriter.Line(
                        new UserId(row.value1()), row.value2(), level.applyAsInt(row.value2()), row.value3())));
    }
}
