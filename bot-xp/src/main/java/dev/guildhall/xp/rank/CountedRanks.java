package dev.guildhall.xp.rank;

import static dev.guildhall.db.jooq.xp.Tables.MEMBER;
import static dev.guildhall.db.jooq.xp.Tables.RANK_RANGE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lag;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;

import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;

/** Ranks of a large guild: counts of whole ranges, and part of one. Each answer is one statement, so it is of one moment. */
final class CountedRanks {

    private CountedRanks() {}

    static Optional<Standing> of(DSLContext sql, GuildId guild, UserId user) {
        var next = lateral(select(RANK_RANGE.LOW_TOTAL, RANK_RANGE.LOW_TIE)
                        .from(RANK_RANGE)
                        .where(RANK_RANGE.GUILD_ID.eq(guild.value()))
                        .and(row(RANK_RANGE.LOW_TOTAL, RANK_RANGE.LOW_TIE).gt(row(MEMBER.TOTAL, MEMBER.USER_ID.neg())))
                        .orderBy(RANK_RANGE.LOW_TOTAL, RANK_RANGE.LOW_TIE)
                        .limit(1))
                .as("next");
        Field<Long> nextTotal = field(name("next", "low_total"), Long.class);
        Field<Long> nextTie = field(name("next", "low_tie"), Long.class);
        Field<Long> aboveRange =
                field(select(coalesce(sum(RANK_RANGE.MEMBERS), val(0)).cast(Long.class))
                        .from(RANK_RANGE)
                        .where(RANK_RANGE.GUILD_ID.eq(guild.value()))
                        .and(row(RANK_RANGE.LOW_TOTAL, RANK_RANGE.LOW_TIE).ge(row(nextTotal, nextTie))));
        var other = MEMBER.as("other");
        Field<Integer> aboveInRange = field(selectCount()
                .from(other)
                .where(other.GUILD_ID.eq(guild.value()))
                .and(row(other.TOTAL, other.USER_ID.neg()).gt(row(MEMBER.TOTAL, MEMBER.USER_ID.neg())))
                .and(row(other.TOTAL, other.USER_ID.neg()).lt(row(nextTotal, nextTie))));
        return sql.select(MEMBER.TOTAL, MEMBER.MESSAGES, aboveRange, aboveInRange)
                .from(MEMBER)
                .crossJoin(next)
                .where(MEMBER.GUILD_ID.eq(guild.value()), MEMBER.USER_ID.eq(user.value()))
                .and(MEMBER.TOTAL.gt(0L))
                .fetchOptional(found ->
                        new Standing(user, 1 + found.value3() + found.value4(), found.value1(), found.value2()));
    }

    static List<Standing> page(DSLContext sql, GuildId guild, long skipped, int count) {
        var downwards = List.of(RANK_RANGE.LOW_TOTAL.desc(), RANK_RANGE.LOW_TIE.desc());
        var walked = select(
                        sum(RANK_RANGE.MEMBERS)
                                .over()
                                .orderBy(downwards)
                                .cast(Long.class)
                                .as("reached"),
                        RANK_RANGE.MEMBERS,
                        lag(RANK_RANGE.LOW_TOTAL).over().orderBy(downwards).as("high_total"),
                        lag(RANK_RANGE.LOW_TIE).over().orderBy(downwards).as("high_tie"))
                .from(RANK_RANGE)
                .where(RANK_RANGE.GUILD_ID.eq(guild.value()))
                .asTable("walked");
        Field<Long> reached = field(name("walked", "reached"), Long.class);
        Field<Long> before = reached.minus(field(name("walked", "members"), Long.class));
        var place = name("place")
                .fields("before", "high_total", "high_tie")
                .as(select(
                                before,
                                field(name("walked", "high_total"), Long.class),
                                field(name("walked", "high_tie"), Long.class))
                        .from(walked)
                        .where(before.le(skipped), reached.gt(skipped)));
        // Asked for one by one: PostgreSQL would not use the index for a row that a single subquery gives.
        Field<Long> highTotal =
                field(select(field(name("place", "high_total"), Long.class)).from(place));
        Field<Long> highTie =
                field(select(field(name("place", "high_tie"), Long.class)).from(place));
        Field<Long> rest = field(select(val(skipped).minus(field(name("place", "before"), Long.class)))
                .from(place));
        List<Standing> page = new ArrayList<>();
        sql.with(place)
                .select(MEMBER.USER_ID, MEMBER.TOTAL, MEMBER.MESSAGES)
                .from(MEMBER)
                .where(MEMBER.GUILD_ID.eq(guild.value()), MEMBER.TOTAL.gt(0L))
                .and(row(MEMBER.TOTAL, MEMBER.USER_ID.neg()).lt(row(highTotal, highTie)))
                .orderBy(MEMBER.TOTAL.desc(), MEMBER.USER_ID.neg().desc())
                .offset(rest)
                .limit(count)
                .fetch()
                .forEach(each -> page.add(new Standing(
                        new UserId(each.value1()), skipped + page.size() + 1, each.value2(), each.value3())));
        return List.copyOf(page);
    }

    static long size(DSLContext sql, GuildId guild) {
        return sql.select(coalesce(sum(RANK_RANGE.MEMBERS), val(0)).cast(Long.class))
                .from(RANK_RANGE)
                .where(RANK_RANGE.GUILD_ID.eq(guild.value()))
                .fetchSingle()
                .value1();
    }
}
