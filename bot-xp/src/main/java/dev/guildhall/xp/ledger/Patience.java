package dev.guildhall.xp.ledger;

import java.time.Duration;
import org.jooq.DSLContext;

/** For statements that go through all members of a large guild: longer than the pool waits for an answer otherwise. */
public final class Patience {

    private static final Duration LONG = Duration.ofMinutes(10);

    private Patience() {}

    /** Lets the statements of this connection take their time, until it is given back to the pool. */
    public static void take(DSLContext sql) {
        sql.connection(connection -> connection.setNetworkTimeout(Runnable::run, (int) LONG.toMillis()));
    }
}
