package dev.guildhall.runner.database;

import dev.guildhall.db.SchemaMigration;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the database to this version's schema, waiting a while for one that does not answer yet. */
public final class Migration {

    private static final Logger LOG = LoggerFactory.getLogger(Migration.class);
    private static final Duration BETWEEN = Duration.ofSeconds(2);

    private Migration() {}

    /**
     * Migrates, once the database answers.
     *
     * @param patience how long a database that cannot be reached is waited for; one that refuses the login is not
     * @param cancelled asked between attempts; then it returns without having migrated
     * @throws DatabaseException says what is wrong
     */
    public static void run(DatabaseAccess database, Duration patience, BooleanSupplier cancelled)
            throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        long began = System.nanoTime();
        while (!cancelled.getAsBoolean()) {
            try (Connection connection = database.open()) {
                migrate(connection, database);
                LOG.info("database - {} has this version's schema ({} ms)", database, millisSince(began));
                return;
            } catch (SQLException failure) {
                if (!mayPass(failure)) {
                    throw new DatabaseException(refusal(database, failure), failure);
                }
                if (System.nanoTime() - deadline > 0) {
                    throw new DatabaseException(
                            "the database at " + database.place() + " does not answer, after " + patience.toSeconds()
                                    + " s (" + firstLine(failure) + "): start it, or correct DATABASE_URL",
                            failure);
                }
                LOG.warn(
                        "database - {} does not answer yet ({}); tries again in {} s",
                        database.place(),
                        firstLine(failure),
                        BETWEEN.toSeconds());
            }
            Thread.sleep(BETWEEN);
        }
    }

    private static void migrate(Connection connection, DatabaseAccess database) throws SQLException {
        int major = connection.getMetaData().getDatabaseMajorVersion();
        if (major < 16) {
            throw new DatabaseException("the database at " + database.place() + " is PostgreSQL " + major
                    + ": Guildhall needs 16 or newer, and is tested with 18");
        }
        try {
            SchemaMigration.migrate(connection);
        } catch (IllegalStateException failure) {
            throw new DatabaseException(firstLine(failure), failure);
        }
    }

    /** Connection failures (class 08), and a server that is starting or stopping (57P03, 57P01) or full (53300). */
    private static boolean mayPass(SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        return state.startsWith("08") || state.startsWith("57P") || state.equals("53300");
    }

    private static String refusal(DatabaseAccess database, SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        String remedy = switch (state) {
            case "28P01", "28000" -> "correct user and password in DATABASE_URL";
            case "3D000" -> "create that database, or correct its name in DATABASE_URL";
            default -> "see the message of PostgreSQL";
        };
        return "the database at " + database.place() + " refuses the connection (" + firstLine(failure) + "): "
                + remedy;
    }

    private static String firstLine(Exception failure) {
        String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        return message.lines().findFirst().orElse(message);
    }

    private static long millisSince(long began) {
        return Duration.ofNanos(System.nanoTime() - began).toMillis();
    }
}
