package dev.guildhall.xp.privacy;

import static dev.guildhall.db.jooq.xp.Tables.DAY;
import static dev.guildhall.db.jooq.xp.Tables.LEDGER;
import static dev.guildhall.db.jooq.xp.Tables.MEMBER;
import static dev.guildhall.db.jooq.xp.Tables.OPERATION;
import static dev.guildhall.db.jooq.xp.Tables.OPT_OUT;
import static dev.guildhall.db.jooq.xp.Tables.VOICE_SESSION;

import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.data.DatabaseUnavailableException;
import dev.guildhall.spi.facet.PersonalData;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.xp.ledger.Source;
import dev.guildhall.xp.ledger.UnderWay;
import dev.guildhall.xp.operation.OperationsAbout;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is stored about a person's XP. Erasure removes it in every guild, makes what they did to others' XP nobody's, and
 * remembers a hash of them, so that nothing that happened before is credited again when history is read. Where they wish to earn
 * nothing, that wish alone is kept: without it, erasing would let them earn again.
 */
public final class XpPersonalData implements PersonalData {

    private static final Logger LOG = LoggerFactory.getLogger(XpPersonalData.class);
    private static final int MOST_ENTRIES = 50_000;
    private static final int ATTEMPTS = 5;

    /** Whoever credits is done by then, by far; and whoever waits for the answer to a command does so for three times as long. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Database database;
    private final Clock clock;
    private final Duration patience;

    public XpPersonalData(Database database, Clock clock) {
        this(database, clock, PATIENCE);
    }

    /** @param patience how long an erasure waits for transactions that are under way */
    XpPersonalData(Database database, Clock clock, Duration patience) {
        this.database = database;
        this.clock = clock;
        this.patience = patience;
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
            List<Long> guilds = guilds(sql, person);
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

    private static List<Long> guilds(DSLContext sql, UserId person) {
        return sql.select(MEMBER.GUILD_ID)
                .from(MEMBER)
                .where(MEMBER.USER_ID.eq(person.value()))
                .fetch(MEMBER.GUILD_ID);
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

    /**
     * Goes through twice, because the first time cannot see what others are about to commit, who have not heard of it: such as the
     * row of a member who earns something for the first time. In between it waits for them, but for some seconds at most; what
     * takes longer may stay, until the person is erased once more.
     */
    @Override
    public long erase(UserId person) {
        long erased = eraseAgainstOthers(person);
        if (!new UnderWay(database).await(patience)) {
            LOG.warn(
                    "erasure - transactions are under way for more than {} ms: what they credit to the person whose data was"
                            + " erased may stay; erased once more, it goes",
                    patience.toMillis());
        }
        return erased + eraseAgainstOthers(person);
    }

    private long eraseAgainstOthers(UserId person) {
        for (int attempt = 1; true; attempt++) {
            try {
                return database.transaction(sql -> new PersonErasure(sql, person).erase(clock.instant()));
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
}
