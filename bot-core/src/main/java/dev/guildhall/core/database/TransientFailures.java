package dev.guildhall.core.database;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;

/**
 * Which failures the same work may survive when it is repeated, by SQLSTATE.
 *
 * @see <a href="https://www.postgresql.org/docs/18/errcodes-appendix.html">PostgreSQL: error codes</a>
 */
final class TransientFailures {

    /** Connection exception, insufficient resources, operator intervention, system error. */
    private static final Set<String> CLASSES = Set.of("08", "53", "57", "58");

    /** Serialization failure, deadlock, a standby, a lock that was not to be had, a server that is not ready yet. */
    private static final Set<String> STATES = Set.of("40001", "40P01", "25006", "55P03", "55000");

    /** A query that somebody cancelled would be cancelled again. */
    private static final String QUERY_CANCELED = "57014";

    private TransientFailures() {}

    static boolean mayPass(SQLException failure) {
        String state = failure.getSQLState();
        if (state == null || state.length() < 2) {
            return failure instanceof SQLTransientException || failure.getCause() instanceof java.io.IOException;
        }
        return (CLASSES.contains(state.substring(0, 2)) && !state.equals(QUERY_CANCELED)) || STATES.contains(state);
    }
}
