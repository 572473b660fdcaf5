package dev.guildhall.runner.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the database every few seconds whether it answers, over one connection kept open. Thread-safe. */
public final class DatabaseProbe implements AutoCloseable {

    /** What was found last. The version is as PostgreSQL says it, such as 18.1; empty before it first answered. */
    public record Health(boolean reachable, String version) {}

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseProbe.class);
    private static final Duration BETWEEN = Duration.ofSeconds(2);
    private static final int ANSWER_SECONDS = 5;

    private final DatabaseAccess database;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private volatile Health health = new Health(false, "");

    private DatabaseProbe(DatabaseAccess database) {
        this.database = database;
        this.thread = Thread.ofVirtual().name("database-probe").unstarted(this::run);
    }

    public static DatabaseProbe start(DatabaseAccess database) {
        DatabaseProbe probe = new DatabaseProbe(database);
        probe.thread.start();
        return probe;
    }

    public Health health() {
        return health;
    }

    @Override
    public void close() throws InterruptedException {
        closed.countDown();
        thread.join(Duration.ofSeconds(ANSWER_SECONDS));
    }

    private void run() {
        try {
            while (closed.getCount() > 0) {
                watch();
                if (closed.await(BETWEEN.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns when the connection is lost, or this closes. */
    private void watch() throws InterruptedException {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(ANSWER_SECONDS);
            connection.setNetworkTimeout(
                    Runnable::run, (int) Duration.ofSeconds(ANSWER_SECONDS).toMillis());
            do {
                try (ResultSet answer = statement.executeQuery("show server_version")) {
                    answer.next();
                    found(new Health(true, answer.getString(1).split(" ", 2)[0]));
                }
            } while (!closed.await(BETWEEN.toMillis(), TimeUnit.MILLISECONDS));
        } catch (SQLException lost) {
            LOG.debug("database - {} did not answer", database.place(), lost);
            found(new Health(false, health.version()));
        }
    }

    private void found(Health now) {
        Health before = health;
        health = now;
        if (before.reachable() && !now.reachable()) {
            LOG.warn("database - {} does not answer", database.place());
        } else if (!before.reachable() && now.reachable() && !before.version().isEmpty()) {
            LOG.info("database - {} answers again", database.place());
        }
    }
}
