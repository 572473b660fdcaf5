package dev.guildhall.xp.rank;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;

import dev.guildhall.spi.id.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;

/** Ranks where there are many: counts of whole ranges, and part of one. Each answer is one statement, so it is of one moment. */
record CountedRanks(Ladder ladder) {

    Optional<Standing> of(DSLContext sql, UserId user) {
        Field<Long> value = ladder.value();
        Field<Long> tie = ladder.user().neg();
        var next = lateral(select(
                                ladder.lowValue().as("low_value"),
                                ladder.lowTie().as("low_tie"))
                        .from(ladder.ranges())
                        .where(ladder.ofRanges())
                        .and(row(ladder.lowValue(), ladder.lowTie()).gt(row(value, tie)))
                        .orderBy(ladder.lowValue(), ladder.lowTie())
                        .limit(1))
                .as("next");
        Field<Long> nextValue = field(name("next", "low_value"), Long.class);
        Field<Long> nextTie = field(name("next", "low_tie"), Long.class);
        Field<Long> aboveRange = field(select(coalesce(sum(members()), val(0)).cast(Long.class))
                .from(ladder.ranges())
                .where(ladder.ofRanges())
                .and(row(ladder.lowValue(), ladder.lowTie()).ge(row(nextValue, nextTie))));
        Table<?> other = ladder.places().as("other");
        Field<Long> otherValue = Ladder.in(other, value);
        Field<Long> otherTie = Ladder.in(other, ladder.user()).neg();
        Field<Integer> aboveInRange = field(selectCount()
                .from(other)
                .where(ladder.ofPlaces().apply(other))
                .and(row(otherValue, otherTie).gt(row(value, tie)))
                .and(row(otherValue, otherTie).lt(row(nextValue, nextTie))));
        return sql.select(value, ladder.messages(), aboveRange, aboveInRange)
                .from(ladder.places())
                .crossJoin(next)
                .where(ladder.ofPlaces().apply(ladder.places()), ladder.user().eq(user.value()))
                .and(value.gt(0L))
                .fetchOptional(found ->
                        new Standing(user, 1 + found.value3() + found.value4(), found.value1(), found.value2()));
    }

    /** A range has some hundred. PostgreSQL adds up integers as they are, but what is longer as decimal numbers. */
    private Field<Integer> members() {
        return ladder.members().cast(Integer.class);
    }

    List<Standing> page(DSLContext sql, long skipped, int count) {
        var walked = select(
                        sum(members())
                                .over()
                                .orderBy(
                                        ladder.lowValue().desc(),
                                        ladder.lowTie().desc())
                                .rowsBetweenUnboundedPreceding()
                                .andCurrentRow()
                                .cast(Long.class)
                                .as("reached"),
                        ladder.members().as("members"),
                        ladder.lowValue().as("low_value"),
                        ladder.lowTie().as("low_tie"))
                .from(ladder.ranges())
                .where(ladder.ofRanges())
                .asTable("walked");
        Field<Long> reached = field(name("walked", "reached"), Long.class);
        Field<Long> before = reached.minus(field(name("walked", "members"), Long.class));
        // The one above it begins where it ends.
        var high = lateral(select(ladder.lowValue().as("value"), ladder.lowTie().as("tie"))
                        .from(ladder.ranges())
                        .where(ladder.ofRanges())
                        .and(row(ladder.lowValue(), ladder.lowTie())
                                .gt(row(
                                        field(name("walked", "low_value"), Long.class),
                                        field(name("walked", "low_tie"), Long.class))))
                        .orderBy(ladder.lowValue(), ladder.lowTie())
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
        Field<Long> value = ladder.value();
        Field<Long> tie = ladder.user().neg();
        List<Standing> page = new ArrayList<>();
        sql.with(place)
                .select(ladder.user(), value, ladder.messages())
                .from(ladder.places())
                .where(ladder.ofPlaces().apply(ladder.places()), value.gt(0L))
                .and(row(value, tie).lt(row(highValue, highTie)))
                .orderBy(value.desc(), tie.desc())
                .offset(rest)
                .limit(count)
                .fetch()
                .forEach(each -> page.add(new Standing(
                        new UserId(each.value1()), skipped + page.size() + 1, each.value2(), each.value3())));
        return List.copyOf(page);
    }

    long size(DSLContext sql) {
        return sql.select(coalesce(sum(members()), val(0)).cast(Long.class))
                .from(ladder.ranges())
                .where(ladder.ofRanges())
                .fetchSingle()
                .value1();
    }
}
