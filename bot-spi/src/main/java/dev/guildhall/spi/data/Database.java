package dev.guildhall.spi.data;

import java.util.function.Function;
import org.jooq.DSLContext;

/**
 * The shared PostgreSQL through jOOQ, by way of the process's one small pool. Calls block, so they belong on virtual
 * threads, where every handler and subscription already runs. Thread-safe.
 *
 * <p>An outage, a lost connection or a deadlock surfaces as {@link DatabaseUnavailableException}: nothing of that call was
 * committed, except where the connection broke during the commit itself, so what is repeated must be idempotent.
 */
public interface Database {

    /** Runs the work on one connection, each statement a transaction of its own. */
    <T> T query(Function<DSLContext, T> work);

    /** Runs the work in one transaction: committed when it returns, rolled back when it throws. */
    <T> T transaction(Function<DSLContext, T> work);
}
