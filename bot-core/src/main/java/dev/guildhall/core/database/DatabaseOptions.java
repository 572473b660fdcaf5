package dev.guildhall.core.database;

/**
 * How a process reaches PostgreSQL.
 *
 * @param poolSize connections at most; one more listens for notifications
 */
public record DatabaseOptions(String jdbcUrl, String user, String password, int poolSize) {

    public DatabaseOptions {
        if (poolSize < 1) {
            throw new IllegalArgumentException("poolSize is " + poolSize + ", but at least 1 connection is needed");
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "DatabaseOptions[user=" + user + ", poolSize=" + poolSize + "]";
    }
}
