package dev.guildhall.xp.rank;

import static dev.guildhall.db.jooq.xp.Tables.SCORE;
import static dev.guildhall.db.jooq.xp.Tables.SCORE_RANGE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.trueCondition;
import static org.jooq.impl.DSL.val;

import dev.guildhall.db.jooq.xp.tables.Score;
import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;

/** Ranks of a board that is kept: counts of whole ranges, and part of one. Each answer is one statement, so it is of one moment. */
record CountedRanks(Database database, GuildId guild, long board) implements Ranks {

    @Override
    public Optional<Standing> of(UserId user) {
        Field<Long> tie = SCORE.USER_ID.neg();
        var next = lateral(select(SCORE_RANGE.LOW_VALUE.as("low_value"), SCORE_RANGE.LOW_TIE.as("low_tie"))
                        .from(SCORE_RANGE)
                        .where(ranges())
                        .and(row(SCORE_RANGE.LOW_VALUE, SCORE_RANGE.LOW_TIE).gt(row(SCORE.VALUE, tie)))
                        .orderBy(SCORE_RANGE.LOW_VALUE, SCORE_RANGE.LOW_TIE)
                        .limit(1))
                .as("next");
        Field<Long> nextValue = field(name("next", "low_value"), Long.class);
        Field<Long> nextTie = field(name("next", "low_tie"), Long.class);
        Field<Long> aboveRange = field(select(coalesce(sum(members()), val(0)).cast(Long.class))
                .from(SCORE_RANGE)
                .where(ranges())
                .and(row(SCORE_RANGE.LOW_VALUE, SCORE_RANGE.LOW_TIE).ge(row(nextValue, nextTie))));
        Score other = SCORE.as("other");
        Field<Integer> aboveInRange = field(selectCount()
                .from(other)
                .where(places(other))
                .and(row(other.VALUE, other.USER_ID.neg()).gt(row(SCORE.VALUE, tie)))
                .and(row(other.VALUE, other.USER_ID.neg()).lt(row(nextValue, nextTie))));
        return database.query(sql -> sql.select(SCORE.VALUE, aboveRange, aboveInRange)
                .from(SCORE)
                .crossJoin(next)
                .where(places(SCORE), SCORE.USER_ID.eq(user.value()))
                .and(SCORE.VALUE.gt(0L))
                .fetchOptional(found -> new Standing(user, 1 + found.value2() + found.value3(), found.value1())));
    }

    private Condition places(Score table) {
        return table.GUILD_ID.eq(guild.value()).and(table.BOARD_ID.eq(board));
    }

    private Condition ranges() {
        return SCORE_RANGE.GUILD_ID.eq(guild.value()).and(SCORE_RANGE.BOARD_ID.eq(board));
    }

    /** A range has some thousand. PostgreSQL adds up integers as they are, but what is longer as decimal numbers. */
    private static Field<Integer> members() {
        return SCORE_RANGE.MEMBERS.cast(Integer.class);
    }

    @Override
    public Page page(long skipped, int count) {
        var walked = select(
                        sum(members())
                                .over()
                                .orderBy(SCORE_RANGE.LOW_VALUE.desc(), SCORE_RANGE.LOW_TIE.desc())
                                .rowsBetweenUnboundedPreceding()
                                .andCurrentRow()
                                .cast(Long.class)
                                .as("reached"),
                        SCORE_RANGE.MEMBERS.as("members"),
                        SCORE_RANGE.LOW_VALUE.as("low_value"),
                        SCORE_RANGE.LOW_TIE.as("low_tie"))
                .from(SCORE_RANGE)
                .where(ranges())
                .asTable("walked");
        Field<Long> reached = field(name("walked", "reached"), Long.class);
        Field<Long> before = reached.minus(field(name("walked", "members"), Long.class));
        // The one above it begins where it ends.
        var high = lateral(select(SCORE_RANGE.LOW_VALUE.as("value"), SCORE_RANGE.LOW_TIE.as("tie"))
                        .from(SCORE_RANGE)
                        .where(ranges())
                        .and(row(SCORE_RANGE.LOW_VALUE, SCORE_RANGE.LOW_TIE)
                                .gt(row(
                                        field(name("walked", "low_value"), Long.class),
                                        field(name("walked", "low_tie"), Long.class))))
                        .orderBy(SCORE_RANGE.LOW_VALUE, SCORE_RANGE.LOW_TIE)
                        .limit(1))
                .as("high");
        var place = name("place")
                .fields("before", "high_value", "high_tie")
                .as(select(before, field(name("high", "value"), Long.class), field(name("high", "tie"), Long.class))
                        .from(walked)
                        .crossJoin(high)
                        .where(before.le(skipped), reached.gt(skipped)));
        // Asked for one by one: PostgreSQL would not use the index for a row that a single subquery gives.
        Field<Long> highValue =
                field(select(field(name("place", "high_value"), Long.class)).from(place));
        Field<Long> highTie =
                field(select(field(name("place", "high_tie"), Long.class)).from(place));
        Field<Long> rest = field(select(val(skipped).minus(field(name("place", "before"), Long.class)))
                .from(place));
        Field<Long> tie = SCORE.USER_ID.neg();
        var shown = name("shown")
                .as(select(SCORE.USER_ID.as("user_id"), SCORE.VALUE.as("value"))
                        .from(SCORE)
                        .where(places(SCORE), SCORE.VALUE.gt(0L))
                        .and(row(SCORE.VALUE, tie).lt(row(highValue, highTie)))
                        .orderBy(SCORE.VALUE.desc(), tie.desc())
                        .offset(rest)
                        .limit(count));
        Field<Long> size = field(name("size"), Long.class);
        Field<Long> user = field(name("shown", "user_id"), Long.class);
        Field<Long> value = field(name("shown", "value"), Long.class);
        var rows = database.query(sql -> sql.with(place)
                .with(shown)
                .select(size, user, value)
                .from(select(coalesce(sum(members()), val(0)).cast(Long.class).as("size"))
                        .from(SCORE_RANGE)
                        .where(ranges())
                        .asTable("whole"))
                .leftJoin(shown)
                .on(trueCondition())
                .orderBy(value.desc(), user)
                .fetch());
        List<Standing> page = new ArrayList<>();
        rows.stream()
                .filter(each -> each.value2() != null)
                .forEach(each ->
                        page.add(new Standing(new UserId(each.value2()), skipped + page.size() + 1, each.value3())));
        return new Page(rows.getFirst().value1(), page);
    }
}
