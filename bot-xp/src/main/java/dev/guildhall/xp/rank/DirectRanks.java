package dev.guildhall.xp.rank;

import static dev.guildhall.db.jooq.xp.Tables.MEMBER;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.one;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;

import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;

/** Ranks of a small guild, by counting those above. */
final class DirectRanks {

    /** More members than that are not counted each time. */
    static final int MOST = 1_000;

    private DirectRanks() {}

    /** @param certain whether there were few enough to count */
    record Answer<T>(T value, boolean certain) {}

    static Answer<Optional<Standing>> of(DSLContext sql, GuildId guild, UserId user) {
        var other = MEMBER.as("other");
        Field<Integer> above = field(selectCount()
                .from(select(one())
                        .from(other)
                        .where(other.GUILD_ID.eq(guild.value()))
                        .and(row(other.TOTAL, other.USER_ID.neg()).gt(row(MEMBER.TOTAL, MEMBER.USER_ID.neg())))
                        .limit(MOST + 1)));
        return sql.select(MEMBER.TOTAL, MEMBER.MESSAGES, above)
                .from(MEMBER)
                .where(MEMBER.GUILD_ID.eq(guild.value()), MEMBER.USER_ID.eq(user.value()))
                .and(MEMBER.TOTAL.gt(0L))
                .fetchOptional()
                .map(found -> new Answer<>(
                        Optional.of(new Standing(user, found.value3() + 1L, found.value1(), found.value2())),
                        found.value3() <= MOST))
                .orElseGet(() -> new Answer<>(Optional.empty(), true));
    }

    static List<Standing> page(DSLContext sql, GuildId guild, long skipped, int count) {
        List<Standing> page = new ArrayList<>();
        sql.select(MEMBER.USER_ID, MEMBER.TOTAL, MEMBER.MESSAGES)
                .from(MEMBER)
                .where(MEMBER.GUILD_ID.eq(guild.value()), MEMBER.TOTAL.gt(0L))
                .orderBy(MEMBER.TOTAL.desc(), MEMBER.USER_ID.neg().desc())
                .offset(skipped)
                .limit(count)
                .fetch()
                .forEach(each -> page.add(new Standing(
                        new UserId(each.value1()), skipped + page.size() + 1, each.value2(), each.value3())));
        return List.copyOf(page);
    }

    static Answer<Long> size(DSLContext sql, GuildId guild) {
        int size = sql.fetchCount(select(one())
                .from(MEMBER)
                .where(MEMBER.GUILD_ID.eq(guild.value()), MEMBER.TOTAL.gt(0L))
                .limit(MOST + 1));
        return new Answer<>((long) size, size <= MOST);
    }
}
