package dev.guildhall.xp.privacy;

import static dev.guildhall.db.jooq.xp.Tables.BACKFILL;
import static dev.guildhall.db.jooq.xp.Tables.BOARD;
import static dev.guildhall.db.jooq.xp.Tables.DAY;
import static dev.guildhall.db.jooq.xp.Tables.LEDGER;
import static dev.guildhall.db.jooq.xp.Tables.MEMBER;
import static dev.guildhall.db.jooq.xp.Tables.OPERATION;
import static dev.guildhall.db.jooq.xp.Tables.OPT_OUT;
import static dev.guildhall.db.jooq.xp.Tables.ROLE_SYNC;
import static dev.guildhall.db.jooq.xp.Tables.SCORE;
import static dev.guildhall.db.jooq.xp.Tables.STAGED;
import static dev.guildhall.db.jooq.xp.Tables.VOICE_SESSION;
import static org.jooq.impl.DSL.regexpReplaceAll;
import static org.jooq.impl.DSL.replace;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import dev.guildhall.spi.id.UserId;
import dev.guildhall.xp.ledger.Accounts;
import dev.guildhall.xp.ledger.ArrayTable;
import dev.guildhall.xp.operation.OperationsAbout;
import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** Erases all that one transaction sees of a person. */
record PersonErasure(DSLContext sql, UserId person) {

    private static final long NOBODY = 0;

    /**
     * To be done once: it says in which order rows are held.
     *
     * @param time before which nothing is credited to the person again
     * @return how many records it concerned
     */
    long erase(Instant time) {
        // First of all: whoever applies an operation holds its row when they ask for the members'.
        long erased = disownOperations() + forgetWhy();
        List<Long> guilds = lock();
        new Erasures(sql).add(person, time);
        erased += sql.deleteFrom(LEDGER)
                .where(LEDGER.GUILD_ID.in(guilds), LEDGER.USER_ID.eq(person.value()))
                .execute();
        erased += sql.deleteFrom(DAY)
                .where(DAY.GUILD_ID.in(guilds), DAY.USER_ID.eq(person.value()))
                .execute();
        forgetScores(guilds);
        erased += sql.deleteFrom(VOICE_SESSION)
                .where(VOICE_SESSION.USER_ID.eq(person.value()))
                .execute();
        erased += sql.deleteFrom(OPT_OUT)
                .where(OPT_OUT.GUILD_ID.in(guilds), OPT_OUT.USER_ID.eq(person.value()))
                .execute();
        erased +=
                sql.deleteFrom(STAGED).where(STAGED.USER_ID.eq(person.value())).execute();
        disownTasks();
        return erased + forgetMember(guilds);
    }

    /** The guilds, in their order, as everybody takes members' rows. */
    private List<Long> lock() {
        return sql.select(MEMBER.GUILD_ID)
                .from(MEMBER)
                .where(MEMBER.USER_ID.eq(person.value()))
                .orderBy(MEMBER.GUILD_ID)
                .forUpdate()
                .fetch(MEMBER.GUILD_ID);
    }

    /**
     * Where they wish to earn nothing, an empty row keeps that, since when they wished it: so it holds whatever our clock takes for
     * the moment of the erasure, and erasing once more changes nothing. What they wrote before is refused by {@link Erasures}.
     */
    private long forgetMember(List<Long> guilds) {
        Condition theirs = MEMBER.GUILD_ID.in(guilds).and(MEMBER.USER_ID.eq(person.value()));
        long emptied = sql.update(MEMBER)
                .set(MEMBER.TOTAL, 0L)
                .set(MEMBER.LEVEL, 0)
                .set(MEMBER.MESSAGES, 0L)
                .set(MEMBER.VOICE_MINUTES, 0L)
                .set(MEMBER.REACTIONS, 0L)
                .set(MEMBER.MUTED, false)
                .setNull(MEMBER.LEFT_AT)
                .where(theirs, Accounts.IS_OPTED_OUT)
                // Once more changes nothing, and counts nothing.
                .and(row(MEMBER.TOTAL, MEMBER.MESSAGES, MEMBER.VOICE_MINUTES, MEMBER.REACTIONS)
                        .ne(0L, 0L, 0L, 0L)
                        .or(MEMBER.LEVEL.ne(0))
                        .or(MEMBER.MUTED)
                        .or(MEMBER.LEFT_AT.isNotNull()))
                .execute();
        return emptied
                + sql.deleteFrom(MEMBER)
                        .where(theirs, Accounts.IS_OPTED_OUT.not())
                        .execute();
    }

    /** Scores went with the days, unless a board is no longer what the days say: then it is added up anew. */
    private void forgetScores(List<Long> guilds) {
        Condition theirs = SCORE.GUILD_ID.in(guilds).and(SCORE.USER_ID.eq(person.value()));
        sql.update(BOARD)
                .set(BOARD.STATE, "dropped")
                .where(row(BOARD.GUILD_ID, BOARD.ID)
                        .in(select(SCORE.GUILD_ID, SCORE.BOARD_ID).from(SCORE).where(theirs)))
                .execute();
        sql.deleteFrom(SCORE).where(theirs).execute();
    }

    /**
     * What the person did to others' XP stays, and can be undone; by whom is forgotten. The operations come first: that waits for
     * a part that is being applied, whose rows are seen afterwards, and the parts that follow are nobody's.
     */
    private long disownOperations() {
        List<Operated> theirs = sql.update(OPERATION)
                .set(OPERATION.ACTOR_ID, NOBODY)
                .where(OPERATION.ACTOR_ID.eq(person.value()))
                .returningResult(OPERATION.GUILD_ID, OPERATION.ID)
                .fetch(row -> new Operated(row.value1(), row.value2()));
        if (!theirs.isEmpty()) {
            ArrayTable theirRows = new ArrayTable("theirs")
                    .withLongs("guild_id", theirs, Operated::guild)
                    .withLongs("operation_id", theirs, Operated::id);
            sql.update(LEDGER)
                    .set(LEDGER.ACTOR_ID, NOBODY)
                    .from(theirRows.table())
                    .where(LEDGER.GUILD_ID.eq(theirRows.column("guild_id", Long.class)))
                    .and(LEDGER.OPERATION_ID.eq(theirRows.column("operation_id", Long.class)))
                    .and(LEDGER.OPERATION_ID.isNotNull())
                    .execute();
        }
        return theirs.size();
    }

    private record Operated(long guild, long id) {}

    /** What the person wanted to be done goes on, and nobody wants it. */
    private void disownTasks() {
        sql.update(ROLE_SYNC)
                .set(ROLE_SYNC.REQUESTED_BY, NOBODY)
                .where(ROLE_SYNC.REQUESTED_BY.eq(person.value()))
                .execute();
        sql.update(BACKFILL)
                .set(BACKFILL.ACTOR_ID, NOBODY)
                .where(BACKFILL.ACTOR_ID.eq(person.value()))
                .execute();
    }

    /** What was done to the person stays among what administrators did; whom it was meant for and why is forgotten. */
    private long forgetWhy() {
        sql.update(OPERATION)
                .set(OPERATION.REASON, "")
                .where(OPERATION.REASON.ne(""), OperationsAbout.person(person))
                .execute();
        String mention = OperationsAbout.mention(person);
        long meant = sql.update(OPERATION)
                .set(OPERATION.SUMMARY, replace(OPERATION.SUMMARY, val(mention), val("?")))
                .where(OPERATION.SUMMARY.contains(mention))
                .execute();
        String named = "<@!?" + person + ">|(?<![0-9])" + person + "(?![0-9])";
        long elsewhere = sql.update(OPERATION)
                .set(OPERATION.REASON, regexpReplaceAll(OPERATION.REASON, val(named), val("?")))
                .where(OPERATION.REASON.contains(person.toString()), OPERATION.REASON.likeRegex(named))
                .execute();
        return meant + elsewhere;
    }
}
