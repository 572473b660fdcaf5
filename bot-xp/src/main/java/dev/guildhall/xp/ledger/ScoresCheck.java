package dev.guildhall.xp.ledger;

import static dev.guildhall.db.jooq.xp.Tables.BOARD;
import static dev.guildhall.db.jooq.xp.Tables.DAY;
import static dev.guildhall.db.jooq.xp.Tables.MEMBER;
import static dev.guildhall.db.jooq.xp.Tables.SCORE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.one;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.facet.Check;
import java.time.LocalDate;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;

/**
 * Whether each score of a leaderboard that is kept is what it was made of: a member's total, or the sum of days. In one statement,
 * because what it reads is changed together. Reads every row that such a board is made of.
 */
public record ScoresCheck(Database database) implements Check {

    /** The first day of boards of all time. */
    private static final LocalDate ALL_TIME = LocalDate.of(1, 1, 1);

    @Override
    public String rule() {
        return "Leaderboards that are kept are the totals, and the sums of their days";
    }

    @Override
    public List<String> violations() {
        Condition kept = BOARD.STATE.eq(inline("kept"));
        Field<Long> total = when(BOARD.KIND.eq(inline("xp")), MEMBER.TOTAL)
                .when(BOARD.KIND.eq(inline("messages")), MEMBER.MESSAGES)
                .otherwise(MEMBER.VOICE_MINUTES);
        Field<Long> earned = when(BOARD.KIND.eq(inline("xp")), DAY.AMOUNT.minus(DAY.ADJUSTMENTS))
                .when(BOARD.KIND.eq(inline("messages")), DAY.MESSAGES.cast(Long.class))
                .otherwise(DAY.VOICE_MINUTES.cast(Long.class));
        Field<Long> ofDays = sum(earned).cast(Long.class);
        var made = select(BOARD.GUILD_ID, BOARD.ID, MEMBER.USER_ID, total.as("value"))
                .from(BOARD)
                .join(MEMBER)
                .on(MEMBER.GUILD_ID.eq(BOARD.GUILD_ID))
                .where(kept, BOARD.FIRST.eq(inline(ALL_TIME)), total.ne(0L))
                .unionAll(select(BOARD.GUILD_ID, BOARD.ID, DAY.USER_ID, ofDays.as("value"))
                        .from(BOARD)
                        .join(DAY)
                        .on(DAY.GUILD_ID.eq(BOARD.GUILD_ID), DAY.DAY_.between(BOARD.FIRST, BOARD.LAST))
                        .where(kept, BOARD.FIRST.ne(inline(ALL_TIME)))
                        .groupBy(BOARD.GUILD_ID, BOARD.ID, DAY.USER_ID)
                        .having(ofDays.ne(0L)))
                .asTable("made");
        var scores = select(SCORE.GUILD_ID, SCORE.BOARD_ID, SCORE.USER_ID, SCORE.VALUE)
                .from(SCORE)
                .whereExists(select(one())
                        .from(BOARD)
                        .where(BOARD.GUILD_ID.eq(SCORE.GUILD_ID), BOARD.ID.eq(SCORE.BOARD_ID), kept))
                .asTable("scores");
        Field<Long> madeGuild = field(name("made", "guild_id"), Long.class);
        Field<Long> madeBoard = field(name("made", "id"), Long.class);
        Field<Long> madeUser = field(name("made", "user_id"), Long.class);
        Field<Long> value = coalesce(field(name("made", "value"), Long.class), inline(0L));
        Field<Long> score = coalesce(scores.field(SCORE.VALUE), inline(0L));
        return database.query(sql -> sql.select(
                        coalesce(madeGuild, scores.field(SCORE.GUILD_ID)),
                        coalesce(madeBoard, scores.field(SCORE.BOARD_ID)),
                        coalesce(madeUser, scores.field(SCORE.USER_ID)),
                        score,
                        value)
                .from(made)
                .fullJoin(scores)
                .on(madeGuild.eq(scores.field(SCORE.GUILD_ID)))
                .and(madeBoard.eq(scores.field(SCORE.BOARD_ID)))
                .and(madeUser.eq(scores.field(SCORE.USER_ID)))
                .where(score.ne(value))
                .limit(100)
                .fetch(row -> "member " + row.value3() + " of guild " + row.value1() + " has " + row.value4()
                        + " on the kept leaderboard " + row.value2() + ", and it should be " + row.value5()
                        + "; please report it. UPDATE xp.board SET state = 'dropped' WHERE guild_id = " + row.value1()
                        + " AND id = " + row.value2() + " lets it be added up anew"));
    }
}
