package dev.guildhall.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The right to migrate a database, held by a session of PostgreSQL's: it ends with the process, whatever becomes of that.
 * Liquibase's own lock is a row in a table, which a killed process leaves behind; who holds this one may remove it.
 */
final class MigrationLock implements AutoCloseable {

    /** Any number that nobody else uses: "guildhal" in ASCII. */
    private static final long KEY = 0x6775696c6468616cL;

    private final Connection connection;

    private MigrationLock(Connection connection) {
        this.connection = connection;
    }

    /** Waits until no other process migrates. */
    static MigrationLock take(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(" + KEY + ")");
            if (hasLiquibaseLock(statement)) {
                statement.execute(
                        "UPDATE public.databasechangeloglock SET locked = false, lockgranted = NULL, lockedby = NULL");
            }
        }
        return new MigrationLock(connection);
    }

    private static boolean hasLiquibaseLock(Statement statement) throws SQLException {
        try (ResultSet found =
                statement.executeQuery("SELECT to_regclass('public.databasechangeloglock') IS NOT NULL")) {
            return found.next() && found.getBoolean(1);
        }
    }

    @Override
    public void close() throws SQLException {
        // Liquibase leaves the connection in a transaction of its own.
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_unlock(" + KEY + ")");
        }
    }
}
