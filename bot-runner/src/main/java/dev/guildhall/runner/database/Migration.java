package dev.guildhall.runner.database;

import dev.guildhall.db.SchemaMigration;
import dev.guildhall.db.SchemaPlan;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the database to this version's schema, waiting a while for one that does not answer yet. */
public final class Migration {

    /** Older ones lack what the statements use. */
    public static final int OLDEST = 16;

    /** What the tests run on. */
    public static final int TESTED = 18;

    private static final Logger LOG = LoggerFactory.getLogger(Migration.class);
    private static final Duration BETWEEN = Duration.ofSeconds(2);

    private Migration() {}

    /** What is done with the database once it answers. */
    @FunctionalInterface
    private interface Work {
        SchemaPlan with(Connection connection) throws SQLException;
    }

    /**
     * Migrates, once the database answers.
     *
     * @param patience how long a database that cannot be reached is waited for; one that refuses the login is not
     * @param cancelled asked between attempts; then it returns without having migrated
     * @return what there was to do, and is done now; nothing where it was cancelled
     * @throws DatabaseException says what is wrong
     */
    public static Optional<SchemaPlan> run(DatabaseAccess database, Duration patience, BooleanSupplier cancelled)
            throws InterruptedException {
        long began = System.nanoTime();
        Optional<SchemaPlan> done = onceItAnswers(database, patience, cancelled, connection -> {
            SchemaPlan plan = SchemaPlan.of(connection);
            try {
                SchemaMigration.migrate(connection);
            } catch (IllegalStateException failure) {
                throw new DatabaseException(Refusal.firstLine(failure), failure);
            }
            return plan;
        });
        done.ifPresent(plan -> LOG.info(
                "database - {} has this version's schema ({} change sets ran, {} ms)",
                database,
                plan.pending().size(),
                Duration.ofNanos(System.nanoTime() - began).toMillis()));
        return done;
    }

    /**
     * What {@link #run} would do. Changes nothing.
     *
     * @throws DatabaseException says what is wrong
     */
    public static SchemaPlan plan(DatabaseAccess database, Duration patience) throws InterruptedException {
        return onceItAnswers(database, patience, () -> false, SchemaPlan::of).orElseThrow();
    }

    private static Optional<SchemaPlan> onceItAnswers(
            DatabaseAccess database, Duration patience, BooleanSupplier cancelled, Work work)
            throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!cancelled.getAsBoolean()) {
            try (Connection connection = database.open()) {
                refuseOld(connection, database);
                return Optional.of(work.with(connection));
            } catch (SQLException failure) {
                Refusal refusal = Refusal.of(failure);
                if (!refusal.passing()) {
                    throw refusal.of(database, failure);
                }
                if (System.nanoTime() - deadline > 0) {
                    throw new DatabaseException(
                            "the database at " + database.place() + " does not answer, after " + patience.toSeconds()
                                    + " s (" + refusal.reason() + "): " + refusal.remedy(),
                            failure);
                }
                LOG.warn(
                        "database - {} does not answer yet ({}); tries again in {} s",
                        database.place(),
                        refusal.reason(),
                        BETWEEN.toSeconds());
            }
            Thread.sleep(BETWEEN);
        }
        return Optional.empty();
    }

    private static void refuseOld(Connection connection, DatabaseAccess database) throws SQLException {
        int major = connection.getMetaData().getDatabaseMajorVersion();
        if (major < OLDEST) {
            throw new DatabaseException("the database at " + database.place() + " is PostgreSQL " + major
                    + ": Guildhall needs " + OLDEST + " or newer, and is tested with " + TESTED);
        }
    }
}
