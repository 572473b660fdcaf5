package dev.guildhall.xp.ledger;

import static dev.guildhall.db.jooq.xp.Tables.LEDGER;
import static dev.guildhall.db.jooq.xp.Tables.SETTLED_MONTH;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.selectDistinct;
import static org.jooq.impl.DSL.table;

import dev.guildhall.spi.data.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Predicate;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the months to come, and drops those whose rows nobody needs any more. Totals and days stay as they are; what happened in
 * a dropped month is never credited again in the guilds that had rows in it, because nobody can tell any more whether it was.
 * Thread-safe.
 */
public final class Retention {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    private final Database database;
    private final Months months;
    private final InstantSource clock;
    private final Predicate<DSLContext> needsOld;

    /** @param needsOld whether something is on its way that credits in old months: then nothing is dropped yet */
    public Retention(Database database, Months months, InstantSource clock, Predicate<DSLContext> needsOld) {
        this.database = database;
        this.months = months;
        this.clock = clock;
        this.needsOld = needsOld;
    }

    /** Called now and then, by any number of processes. */
    public void tidy() {
        Instant now = clock.instant();
        months.make(List.of(now, now.plus(Duration.ofDays(35))));
        for (YearMonth month : database.query(Months::stored)) {
            if (!Months.end(month).isAfter(months.needed()) && drop(month)) {
                LOG.info("ledger - the rows of {} were dropped", month);
            }
        }
    }

    private boolean drop(YearMonth month) {
        return database.transaction(sql -> {
            // Nobody credits what is so old meanwhile; whoever comes second finds it gone.
            Months.lockOld(sql, true);
            if (needsOld.test(sql) || !Months.stored(sql).contains(month)) {
                return false;
            }
            var partition = table(name("xp", Months.partition(month)));
            sql.insertInto(SETTLED_MONTH, SETTLED_MONTH.GUILD_ID, SETTLED_MONTH.MONTH)
                    .select(selectDistinct(LEDGER.as("row").GUILD_ID, inline(month.atDay(1)))
                            .from(partition.as("row")))
                    .onConflictDoNothing()
                    .execute();
            sql.dropTable(partition).execute();
            return true;
        });
    }
}
