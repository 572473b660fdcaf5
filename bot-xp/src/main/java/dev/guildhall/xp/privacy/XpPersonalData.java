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

import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.data.DatabaseUnavailableException;
import dev.guildhall.spi.facet.PersonalData;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.xp.ledger.ArrayTable;
import dev.guildhall.xp.ledger.Source;
import dev.guildhall.xp.operation.OperationsAbout;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;

/**
 * What is stored about a person's XP. Erasure removes it in every guild, makes what they did to others' XP nobody's, and
 * remembers a hash of them, so that nothing that happened before is credited again when history is read. Where they wish to earn
 * nothing, that wish alone is kept: without it, erasing would let them earn again.
 */
public final class XpPersonalData implements PersonalData {

    private static final int MOST_ENTRIES = 50_000;
    private static final long NOBODY = 0;
    private static final int ATTEMPTS = 5;

    private final Database database;
    private final Clock clock;

    public XpPersonalData(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public String summary() {
        return "XP: your total and level in each server, and what you earned each day, until you have it erased; each single "
                + "credit with its time and channel for some months; in which voice channel you are; what administrators "
                + "changed of yours, and why; what you changed as one; and where you wish to earn nothing (/xp opt-out), "
                + "until you end that yourself.";
    }

    @Override
    public String summaryKey() {
        return "privacy.xp";
    }

    @Override
    public Map<String, Object> export(UserId person) {
        return database.query(sql -> {
            List<Long> guilds = guilds(sql, person, false);
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("totals", totals(sql, person));
            all.put("earlier-opt-outs", earlierOptOuts(sql, person, guilds));
            all.put("days", days(sql, person, guilds));
            all.put("credits", credits(sql, person, guilds));
            all.put("in-voice", inVoice(sql, person));
            all.put("changes-of-others-xp", operations(sql, person));
            all.put("changes-of-your-xp", aboutThem(sql, person));
            return all;
        });
    }

    private static List<Map<String, Object>> totals(DSLContext sql, UserId person) {
        return sql.selectFrom(MEMBER)
                .where(MEMBER.USER_ID.eq(person.value()))
                .orderBy(MEMBER.GUILD_ID)
                .fetch(XpPersonalData::plain);
    }

    private static List<Map<String, Object>> earlierOptOuts(DSLContext sql, UserId person, List<Long> guilds) {
        return sql.selectFrom(OPT_OUT)
                .where(OPT_OUT.GUILD_ID.in(guilds), OPT_OUT.USER_ID.eq(person.value()))
                .orderBy(OPT_OUT.GUILD_ID, OPT_OUT.BEGAN_AT)
                .fetch(XpPersonalData::plain);
    }

    /** In whatever guild: who sits in a voice channel stands here also without any XP. The table is as small as its channels. */
    private static List<Map<String, Object>> inVoice(DSLContext sql, UserId person) {
        return sql.selectFrom(VOICE_SESSION)
                .where(VOICE_SESSION.USER_ID.eq(person.value()))
                .orderBy(VOICE_SESSION.GUILD_ID)
                .fetch(XpPersonalData::plain);
    }

    private static List<Map<String, Object>> days(DSLContext sql, UserId person, List<Long> guilds) {
        return sql.selectFrom(DAY)
                .where(DAY.GUILD_ID.in(guilds), DAY.USER_ID.eq(person.value()))
                .orderBy(DAY.GUILD_ID, DAY.DAY_)
                .fetch(XpPersonalData::plain);
    }

    /** The newest, as many as a file holds; not which administrator decided them. */
    private static List<Map<String, Object>> credits(DSLContext sql, UserId person, List<Long> guilds) {
        return sql.selectFrom(LEDGER)
                .where(LEDGER.GUILD_ID.in(guilds), LEDGER.USER_ID.eq(person.value()))
                .orderBy(LEDGER.AT.desc())
                .limit(MOST_ENTRIES)
                .fetch(row -> {
                    Map<String, Object> entry = plain(row);
                    entry.remove(LEDGER.ACTOR_ID.getName());
                    entry.put(
                            "source",
                            Source.of(row.getSource())
                                    .name()
                                    .toLowerCase(Locale.ROOT)
                                    .replace('_', ' '));
                    return entry;
                });
    }

    private static List<Map<String, Object>> operations(DSLContext sql, UserId person) {
        return sql.selectFrom(OPERATION)
                .where(OPERATION.ACTOR_ID.eq(person.value()))
                .orderBy(OPERATION.GUILD_ID, OPERATION.ID)
                .fetch(XpPersonalData::plain);
    }

    /** What administrators did to them and why; not who else was meant, nor by whom. */
    private static List<Map<String, Object>> aboutThem(DSLContext sql, UserId person) {
        return sql.select(
                        OPERATION.GUILD_ID,
                        OPERATION.ID,
                        OPERATION.KIND,
                        OPERATION.REASON,
                        OPERATION.AMOUNT,
                        OPERATION.AT)
                .from(OPERATION)
                .where(OperationsAbout.person(person))
                .orderBy(OPERATION.GUILD_ID, OPERATION.ID)
                .fetch(XpPersonalData::plain);
    }

    /** Columns by their names; ids as texts, because they are beyond what JSON's readers keep exact. */
    private static Map<String, Object> plain(Record row) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < row.size(); i++) {
            Object value = row.get(i);
            String name = row.fields()[i].getName();
            if (value instanceof Boolean || value instanceof Number && !name.endsWith("id")) {
                values.put(name, value);
            } else if (value != null) {
                values.put(name, value.toString());
            }
        }
        return values;
    }

    @Override
    public long erase(UserId person) {
        for (int attempt = 1; true; attempt++) {
            try {
                return eraseAtOnce(person);
            } catch (DatabaseUnavailableException failure) {
                if (attempt == ATTEMPTS || !isConflict(failure)) {
                    throw failure;
                }
                pause(attempt, failure);
            }
        }
    }

    /** Whether PostgreSQL let others go first, who held rows of the same boards in another order: of it, nothing was done. */
    private static boolean isConflict(DatabaseUnavailableException failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException told && told.getSQLState() != null) {
                // Class 40: serialization failure, deadlock.
                return told.getSQLState().startsWith("40");
            }
        }
        return false;
    }

    private static void pause(int attempt, DatabaseUnavailableException failure) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(20, 100) * attempt);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }

    private long eraseAtOnce(UserId person) {
        return database.transaction(sql -> {
            // First of all: whoever applies an operation holds its row when they ask for the members'.
            long erased = disownOperations(sql, person) + forgetWhy(sql, person);
            // In the order of the guilds, as everybody takes members' rows.
            List<Long> guilds = guilds(sql, person, true);
            new Erasures(sql).add(person, clock.instant());
            erased += sql.deleteFrom(LEDGER)
                    .where(LEDGER.GUILD_ID.in(guilds), LEDGER.USER_ID.eq(person.value()))
                    .execute();
            erased += sql.deleteFrom(DAY)
                    .where(DAY.GUILD_ID.in(guilds), DAY.USER_ID.eq(person.value()))
                    .execute();
            forgetScores(sql, person, guilds);
            erased += sql.deleteFrom(VOICE_SESSION)
                    .where(VOICE_SESSION.USER_ID.eq(person.value()))
                    .execute();
            erased += sql.deleteFrom(OPT_OUT)
                    .where(OPT_OUT.GUILD_ID.in(guilds), OPT_OUT.USER_ID.eq(person.value()))
                    .execute();
            erased += sql.deleteFrom(STAGED)
                    .where(STAGED.USER_ID.eq(person.value()))
                    .execute();
            disownTasks(sql, person);
            return erased + forgetMember(sql, person, guilds);
        });
    }

    /**
     * Where they wish to earn nothing, an empty row keeps that, since when they wished it: so it holds whatever our clock takes for
     * the moment of the erasure, and erasing once more changes nothing. What they wrote before is refused by {@link Erasures}.
     */
    private static long forgetMember(DSLContext sql, UserId person, List<Long> guilds) {
        Condition theirs = MEMBER.GUILD_ID.in(guilds).and(MEMBER.USER_ID.eq(person.value()));
        Condition wishesNothing = MEMBER.OPTED_OUT_FROM.isNotNull().and(MEMBER.OPTED_OUT_UNTIL.isNull());
        long emptied = sql.update(MEMBER)
                .set(MEMBER.TOTAL, 0L)
                .set(MEMBER.LEVEL, 0)
                .set(MEMBER.MESSAGES, 0L)
                .set(MEMBER.VOICE_MINUTES, 0L)
                .set(MEMBER.REACTIONS, 0L)
                .set(MEMBER.MUTED, false)
                .setNull(MEMBER.LEFT_AT)
                .where(theirs, wishesNothing)
                // Once more changes nothing, and counts nothing.
                .and(row(MEMBER.TOTAL, MEMBER.MESSAGES, MEMBER.VOICE_MINUTES, MEMBER.REACTIONS)
                        .ne(0L, 0L, 0L, 0L)
                        .or(MEMBER.LEVEL.ne(0))
                        .or(MEMBER.MUTED)
                        .or(MEMBER.LEFT_AT.isNotNull()))
                .execute();
        return emptied
                + sql.deleteFrom(MEMBER).where(theirs, wishesNothing.not()).execute();
    }

    /** Scores went with the days, unless a board is no longer what the days say: then it is added up anew. */
    private static void forgetScores(DSLContext sql, UserId person, List<Long> guilds) {
        Condition theirs = SCORE.GUILD_ID.in(guilds).and(SCORE.USER_ID.eq(person.value()));
        sql.update(BOARD)
                .set(BOARD.STATE, "dropped")
                .where(row(BOARD.GUILD_ID, BOARD.ID)
                        .in(select(SCORE.GUILD_ID, SCORE.BOARD_ID).from(SCORE).where(theirs)))
                .execute();
        sql.deleteFrom(SCORE).where(theirs).execute();
    }

    private static List<Long> guilds(DSLContext sql, UserId person, boolean lock) {
        var members = sql.select(MEMBER.GUILD_ID)
                .from(MEMBER)
                .where(MEMBER.USER_ID.eq(person.value()))
                .orderBy(MEMBER.GUILD_ID);
        return lock ? members.forUpdate().fetch(MEMBER.GUILD_ID) : members.fetch(MEMBER.GUILD_ID);
    }

    /**
     * What the person did to others' XP stays, and can be undone; by whom is forgotten. The operations come first: that waits for
     * a part that is being applied, whose rows are seen afterwards, and the parts that follow are nobody's.
     */
    private static long disownOperations(DSLContext sql, UserId person) {
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
    private static void disownTasks(DSLContext sql, UserId person) {
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
    private static long forgetWhy(DSLContext sql, UserId person) {
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
