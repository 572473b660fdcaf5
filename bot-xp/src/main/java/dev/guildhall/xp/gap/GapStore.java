package dev.guildhall.xp.gap;

import static dev.guildhall.db.jooq.xp.Tables.CHANNEL_MARK;
import static dev.guildhall.db.jooq.xp.Tables.GAP;
import static dev.guildhall.db.jooq.xp.Tables.WATCHED_GUILD;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.currentOffsetDateTime;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.MessageId;
import dev.guildhall.xp.ledger.ArrayTable;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.types.DayToSecond;

/** Marks and gaps in the database. Thread-safe. */
record GapStore(Database database) {

    /** How much is open, and the id from which on the oldest of it lies. */
    record Open(long channels, OptionalLong oldestAfter) {}

    /** Within a transaction: follows a guild from now on. Gives since when it is followed, empty where it was not before. */
    Optional<MessageId> watch(DSLContext sql, GuildId guild, MessageId now) {
        int first = sql.insertInto(WATCHED_GUILD)
                .set(WATCHED_GUILD.GUILD_ID, guild.value())
                .set(WATCHED_GUILD.SINCE_ID, now.value())
                .onConflictDoNothing()
                .execute();
        return first == 1 ? Optional.empty() : watchedSince(sql, guild);
    }

    static Optional<MessageId> watchedSince(DSLContext sql, GuildId guild) {
        return sql.select(WATCHED_GUILD.SINCE_ID)
                .from(WATCHED_GUILD)
                .where(WATCHED_GUILD.GUILD_ID.eq(guild.value()))
                .fetchOptional(WATCHED_GUILD.SINCE_ID)
                .map(MessageId::new);
    }

    Map<ChannelId, MessageId> marks(DSLContext sql, GuildId guild) {
        Map<ChannelId, MessageId> marks = new HashMap<>();
        sql.select(CHANNEL_MARK.CHANNEL_ID, CHANNEL_MARK.HANDLED_ID)
                .from(CHANNEL_MARK)
                .where(CHANNEL_MARK.GUILD_ID.eq(guild.value()))
                .forEach(row -> marks.put(new ChannelId(row.value1()), new MessageId(row.value2())));
        return marks;
    }

    /** Moves marks, never back. */
    void mark(DSLContext sql, SortedMap<ChannelKey, Long> marks) {
        if (marks.isEmpty()) {
            return;
        }
        List<Map.Entry<ChannelKey, Long>> rows = List.copyOf(marks.entrySet());
        ArrayTable moved = new ArrayTable("moved")
                .withLongs("guild_id", rows, row -> row.getKey().guild().value())
                .withLongs("channel_id", rows, row -> row.getKey().channel().value())
                .withLongs("handled_id", rows, Map.Entry::getValue);
        Field<Long> guild = moved.column("guild_id", Long.class);
        Field<Long> channel = moved.column("channel_id", Long.class);
        sql.insertInto(CHANNEL_MARK, CHANNEL_MARK.GUILD_ID, CHANNEL_MARK.CHANNEL_ID, CHANNEL_MARK.HANDLED_ID)
                .select(select(guild, channel, moved.column("handled_id", Long.class))
                        .from(moved.table())
                        .orderBy(guild, channel))
                .onConflict(CHANNEL_MARK.GUILD_ID, CHANNEL_MARK.CHANNEL_ID)
                .doUpdate()
                .set(CHANNEL_MARK.HANDLED_ID, excluded(CHANNEL_MARK.HANDLED_ID))
                .where(CHANNEL_MARK.HANDLED_ID.lt(excluded(CHANNEL_MARK.HANDLED_ID)))
                .execute();
    }

    /** Notes gaps, all in one statement. One that is known already stays as it is. */
    void note(DSLContext sql, Collection<Gap> gaps) {
        if (gaps.isEmpty()) {
            return;
        }
        ArrayTable found = new ArrayTable("found")
                .withLongs("guild_id", gaps, gap -> gap.place().guild().value())
                .withLongs("channel_id", gaps, gap -> gap.place().channel().value())
                .withLongs("after_id", gaps, gap -> gap.after().value())
                .withLongs("up_to_id", gaps, gap -> gap.upTo().value());
        sql.insertInto(GAP, GAP.GUILD_ID, GAP.CHANNEL_ID, GAP.AFTER_ID, GAP.UP_TO_ID)
                .select(select(
                                found.column("guild_id", Long.class),
                                found.column("channel_id", Long.class),
                                found.column("after_id", Long.class),
                                found.column("up_to_id", Long.class))
                        .from(found.table()))
                .onConflictDoNothing()
                .execute();
    }

    /** Takes the newest gap of these guilds that nobody reads. It is left to the caller for so long. */
    Optional<Gap> claim(Collection<GuildId> guilds, Duration lease) {
        Long[] wanted = guilds.stream().map(GuildId::value).toArray(Long[]::new);
        return database.transaction(sql -> {
            Optional<Gap> newest = sql.selectFrom(GAP)
                    .where(GAP.GUILD_ID.eq(DSL.any(wanted)))
                    .and(GAP.CLAIMED_UNTIL.lt(currentOffsetDateTime()))
                    .orderBy(GAP.UP_TO_ID.desc())
                    .limit(1)
                    .forUpdate()
                    .skipLocked()
                    .fetchOptional(row -> new Gap(
                            new ChannelKey(new GuildId(row.getGuildId()), new ChannelId(row.getChannelId())),
                            new MessageId(row.getAfterId()),
                            new MessageId(row.getUpToId()),
                            row.getRead()));
            newest.ifPresent(gap -> move(sql, gap, lease));
            return newest;
        });
    }

    /** Writes down how far the caller has come, who keeps the gap for so long. */
    void move(Gap gap, Duration lease) {
        database.query(sql -> move(sql, gap, lease));
    }

    private static int move(DSLContext sql, Gap gap, Duration lease) {
        return sql.update(GAP)
                .set(GAP.AFTER_ID, DSL.greatest(GAP.AFTER_ID, val(gap.after().value())))
                .set(GAP.READ, DSL.greatest(GAP.READ, val(gap.read())))
                .set(GAP.CLAIMED_UNTIL, currentOffsetDateTime().plus(DayToSecond.valueOf(lease)))
                .where(GAP.GUILD_ID.eq(gap.place().guild().value()))
                .and(GAP.CHANNEL_ID.eq(gap.place().channel().value()))
                .and(GAP.UP_TO_ID.eq(gap.upTo().value()))
                .execute();
    }

    void close(Gap gap) {
        database.query(sql -> sql.deleteFrom(GAP)
                .where(GAP.GUILD_ID.eq(gap.place().guild().value()))
                .and(GAP.CHANNEL_ID.eq(gap.place().channel().value()))
                .and(GAP.UP_TO_ID.eq(gap.upTo().value()))
                .execute());
    }

    /** What is open in these guilds. */
    Open open(Collection<GuildId> guilds) {
        Long[] wanted = guilds.stream().map(GuildId::value).toArray(Long[]::new);
        return database.query(sql -> sql.select(count(), min(GAP.AFTER_ID))
                .from(GAP)
                .where(GAP.GUILD_ID.eq(DSL.any(wanted)))
                .fetchSingle(row -> new Open(
                        row.value1(), row.value2() == null ? OptionalLong.empty() : OptionalLong.of(row.value2()))));
    }
}
