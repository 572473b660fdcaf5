package dev.guildhall.xp.rank;

import static dev.guildhall.db.jooq.xp.Tables.SCORE_RANGE;
import static dev.guildhall.db.jooq.xp.Tables.SCORE_SECTION;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lag;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import dev.guildhall.spi.id.GuildId;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.Record5;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.WindowSpecification;
import org.jooq.impl.DSL;

/**
 * How many members lie in each part of a board's order: in its ranges of some hundred, or in its sections of some thousand, which
 * are made of ranges.
 */
record Counts(Table<?> table, Condition ofBoard, Place low, Field<Long> members) {

    private static final Field<Long> BEFORE = field(name("before"), Long.class);
    private static final Field<Long> REACHED = field(name("reached"), Long.class);

    static Counts ranges(GuildId guild, long board) {
        return new Counts(
                SCORE_RANGE,
                SCORE_RANGE.GUILD_ID.eq(guild.value()).and(SCORE_RANGE.BOARD_ID.eq(board)),
                new Place(SCORE_RANGE.LOW_VALUE, SCORE_RANGE.LOW_TIE),
                SCORE_RANGE.MEMBERS);
    }

    static Counts sections(GuildId guild, long board) {
        return new Counts(
                SCORE_SECTION,
                SCORE_SECTION.GUILD_ID.eq(guild.value()).and(SCORE_SECTION.BOARD_ID.eq(board)),
                new Place(SCORE_SECTION.LOW_VALUE, SCORE_SECTION.LOW_TIE),
                SCORE_SECTION.MEMBERS);
    }

    /** All members of some of them. */
    Field<Long> sum(Condition condition) {
        return field(select(sum()).from(table).where(ofBoard, condition));
    }

    Field<Long> sum() {
        return coalesce(DSL.sum(addend()), inline(0)).cast(Long.class);
    }

    /** PostgreSQL adds up integers as they are, but what is longer as decimal numbers. */
    private Field<Integer> addend() {
        return members.cast(Integer.class);
    }

    /** Where the lowest of some of them begins. */
    Select<Record2<Long, Long>> lowest(Condition condition) {
        return select(low.value().as("low_value"), low.tie().as("low_tie"))
                .from(table)
                .where(ofBoard, condition)
                .orderBy(low.value(), low.tie())
                .limit(1);
    }

    /** The one that the member lies in who comes after so many. */
    Select<Record5<Long, Long, Long, Long, Long>> after(long skipped) {
        return after(skipped, val(0L), noCondition(), new Place(inline((Long) null), inline((Long) null)));
    }

    /**
     * The same among some of them.
     *
     * @param above how many members come before all of these
     * @param end where the highest of these ends
     */
    Select<Record5<Long, Long, Long, Long, Long>> after(long skipped, Field<Long> above, Condition these, Place end) {
        WindowSpecification best =
                DSL.orderBy(low.value().desc(), low.tie().desc()).rowsUnboundedPreceding();
        Field<Long> reached = above.plus(DSL.sum(addend()).over(best).cast(Long.class));
        var walked = select(
                        reached.minus(members).as(BEFORE),
                        reached.as(REACHED),
                        low.value().as("low_value"),
                        low.tie().as("low_tie"),
                        coalesce(lag(low.value()).over(best), end.value()).as("high_value"),
                        coalesce(lag(low.tie()).over(best), end.tie()).as("high_tie"))
                .from(table)
                .where(ofBoard, these)
                .asTable("walked");
        Place from = Place.of("walked");
        Place to = Place.endOf("walked");
        return select(BEFORE, from.value(), from.tie(), to.value(), to.tie())
                .from(walked)
                .where(BEFORE.le(skipped), REACHED.gt(skipped));
    }
}
