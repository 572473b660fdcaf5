package dev.guildhall.xp.rank;

import static dev.guildhall.db.jooq.xp.Tables.MEMBER;
import static dev.guildhall.db.jooq.xp.Tables.RANK_RANGE;
import static dev.guildhall.db.jooq.xp.Tables.SCORE;
import static dev.guildhall.db.jooq.xp.Tables.SCORE_RANGE;
import static org.jooq.impl.DSL.val;

import dev.guildhall.spi.id.GuildId;
import java.util.Objects;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;

/**
 * Where values and the counts of their ranges are.
 *
 * @param places a row for each member
 * @param ofPlaces which rows, given the table or an alias of it
 * @param user column of the member
 * @param value column by which they are compared
 * @param messages what else a standing tells
 * @param ranges a row for each range
 * @param ofRanges which of them
 * @param lowValue column of where a range begins
 * @param lowTie column of the same for equals
 * @param members column of how many are in it
 */
record Ladder(
        Table<?> places,
        Function<Table<?>, Condition> ofPlaces,
        Field<Long> user,
        Field<Long> value,
        Field<Long> messages,
        Table<?> ranges,
        Condition ofRanges,
        Field<Long> lowValue,
        Field<Long> lowTie,
        Field<Long> members) {

    /** All-time XP of a guild. */
    static Ladder ofTotals(GuildId guild) {
        return new Ladder(
                MEMBER,
                table -> in(table, MEMBER.GUILD_ID).eq(guild.value()),
                MEMBER.USER_ID,
                MEMBER.TOTAL,
                MEMBER.MESSAGES,
                RANK_RANGE,
                RANK_RANGE.GUILD_ID.eq(guild.value()),
                RANK_RANGE.LOW_TOTAL,
                RANK_RANGE.LOW_TIE,
                RANK_RANGE.MEMBERS);
    }

    /** A board that is kept. */
    static Ladder ofBoard(GuildId guild, long board) {
        return new Ladder(
                SCORE,
                table -> in(table, SCORE.GUILD_ID)
                        .eq(guild.value())
                        .and(in(table, SCORE.BOARD_ID).eq(board)),
                SCORE.USER_ID,
                SCORE.VALUE,
                val(0L),
                SCORE_RANGE,
                SCORE_RANGE.GUILD_ID.eq(guild.value()).and(SCORE_RANGE.BOARD_ID.eq(board)),
                SCORE_RANGE.LOW_VALUE,
                SCORE_RANGE.LOW_TIE,
                SCORE_RANGE.MEMBERS);
    }

    /** A column of an alias of the table. */
    static <T> Field<T> in(Table<?> table, Field<T> column) {
        return Objects.requireNonNull(table.field(column), "no such column");
    }
}
