package dev.guildhall.xp.rank;

import static dev.guildhall.db.jooq.xp.Tables.MEMBER;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.selectCount;

import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;

/** Reads who stands where in a guild. Thread-safe. */
public record Standings(Database database) {

    /** Empty for who never earned anything. */
    public Optional<Standing> of(GuildId guild, UserId user) {
        var other = MEMBER.as("other");
        Condition sameGuild = other.GUILD_ID.eq(MEMBER.GUILD_ID);
        // Two ranges of the index, where one condition with OR would be a scan of the guild.
        Field<Integer> richer = field(selectCount().from(other).where(sameGuild, other.TOTAL.gt(MEMBER.TOTAL)));
        Field<Integer> equalBefore = field(selectCount()
                .from(other)
                .where(sameGuild, other.TOTAL.eq(MEMBER.TOTAL), other.USER_ID.lt(MEMBER.USER_ID)));
        return database.query(sql -> sql.select(MEMBER.TOTAL, MEMBER.MESSAGES, richer, equalBefore)
                .from(MEMBER)
                .where(MEMBER.GUILD_ID.eq(guild.value()))
                .and(MEMBER.USER_ID.eq(user.value()))
                .and(MEMBER.TOTAL.gt(0L))
                .fetchOptional(row -> new Standing(
                        user,
                        1L + row.get(richer) + row.get(equalBefore),
                        row.get(MEMBER.TOTAL),
                        row.get(MEMBER.MESSAGES))));
    }

    /** Those with the most XP, best first, after so many others. */
    public List<Standing> page(GuildId guild, long offset, int count) {
        var rows = database.query(sql -> sql.select(MEMBER.USER_ID, MEMBER.TOTAL, MEMBER.MESSAGES)
                .from(MEMBER)
                .where(MEMBER.GUILD_ID.eq(guild.value()))
                .and(MEMBER.TOTAL.gt(0L))
                .orderBy(MEMBER.TOTAL.desc(), MEMBER.USER_ID)
                .limit(count)
                .offset(offset)
                .fetch());
        List<Standing> page = new ArrayList<>();
        rows.forEach(row -> page.add(
                new Standing(new UserId(row.value1()), offset + page.size() + 1L, row.value2(), row.value3())));
        return List.copyOf(page);
    }

    /** How many members have XP. */
    public long size(GuildId guild) {
        return database.query(sql -> (long) sql.fetchCount(
                MEMBER, MEMBER.GUILD_ID.eq(guild.value()).and(MEMBER.TOTAL.gt(0L))));
    }

    /** Those with the most XP, best first. */
    public List<Standing> top(GuildId guild, int count) {
        return page(guild, 0, count);
    }
}
