package dev.guildhall.core.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens for PostgreSQL's notifications on a connection of its own, and connects again when it breaks. What was sent in
 * between is lost: each time it (re)connects it says so, so that listeners look for themselves.
 */
public final class Notifications implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Notifications.class);
    private static final Duration CHECK = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final DatabaseOptions options;
    private final Map<String, Consumer<String>> handlers;
    private final Runnable onConnect;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean healthy = true;

    /**
     * Starts to listen.
     *
     * @param handlers what to do with the payload of a notification, by channel; they must return soon
     * @param onConnect called after each connect, when notifications may have been missed
     */
    public Notifications(DatabaseOptions options, Map<String, Consumer<String>> handlers, Runnable onConnect) {
        this.options = options;
        this.handlers = Map.copyOf(handlers);
        this.onConnect = onConnect;
        // A platform thread: it spends its life in one blocking read, and the driver holds a lock meanwhile.
        this.thread = Thread.ofPlatform().name("notifications").daemon().start(this::run);
    }

    private void run() {
        while (!isClosed()) {
            try (Connection connection = connect()) {
                listen(connection);
            } catch (SQLException failure) {
                if (!isClosed() && healthy) {
                    healthy = false;
                    LOG.warn("notifications - lost, connecting again: {}", failure.getMessage());
                }
            }
            awaitClosed(PAUSE);
        }
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", options.user());
        properties.setProperty("password", options.password());
        properties.setProperty("ApplicationName", "guildhall notifications");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("tcpKeepAlive", "true");
        return DriverManager.getConnection(options.jdbcUrl(), properties);
    }

    private void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String channel : handlers.keySet()) {
                // A channel is an identifier, which cannot be a parameter; ours are constants.
                statement.execute("LISTEN " + channel);
            }
        }
        if (!healthy) {
            healthy = true;
            LOG.info("notifications - listening again");
        }
        onConnect.run();
        PGConnection postgres = connection.unwrap(PGConnection.class);
        while (!isClosed()) {
            PGNotification[] received = postgres.getNotifications((int) CHECK.toMillis());
            if (received == null || received.length == 0) {
                if (!isClosed() && !connection.isValid(5)) {
                    throw new SQLException("the connection is no longer valid", "08006");
                }
                continue;
            }
            for (PGNotification notification : received) {
                dispatch(notification);
            }
        }
    }

    private void dispatch(PGNotification notification) {
        Consumer<String> handler = handlers.get(notification.getName());
        if (handler == null) {
            return;
        }
        try {
            handler.accept(notification.getParameter());
        } catch (Throwable failure) {
            // An error too: a process that listens no more would not notice.
            LOG.error("notifications - the handler of {} failed", notification.getName(), failure);
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    private void awaitClosed(Duration atMost) {
        try {
            closed.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException ended) {
            closed.countDown();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        // The thread is a daemon and ends at its next look; nobody has to wait for its read.
        thread.interrupt();
    }
}
