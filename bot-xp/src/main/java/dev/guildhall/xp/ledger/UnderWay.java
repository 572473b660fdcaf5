package dev.guildhall.xp.ledger;

import dev.guildhall.spi.data.Database;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jooq.Record1;
import org.jooq.impl.DSL;

/** The transactions that are under way, of whatever process. Thread-safe. */
public record UnderWay(Database database) {

    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    /**
     * Waits for those that have begun to write: they may have made rows, which nobody can see and wait for, and may not have seen
     * what was committed just before this is called. All who begin later see it. Those of other databases of the same server count
     * too. Blocks, and is not to be called within a transaction.
     *
     * @param patience how long at most
     * @return whether all have ended
     */
    public boolean await(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        // A number of its own: the end of a snapshot is behind those that began after the last that has ended.
        // jOOQ knows neither.
        long next = number("pg_current_xact_id()");
        while (number("pg_snapshot_xmin(pg_current_snapshot())") < next) {
            if (System.nanoTime() >= deadline || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        return true;
    }

    private long number(String transaction) {
        return database.query(sql -> sql.select(DSL.field(transaction + "::text::bigint", Long.class))
                .fetchSingle(Record1::value1));
    }
}
