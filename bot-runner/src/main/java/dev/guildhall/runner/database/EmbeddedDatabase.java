package dev.guildhall.runner.database;

import com.sun.management.OperatingSystemMXBean;
import dev.guildhall.core.Host;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL 18 of our own below the data folder: {@code postgres} is its data, {@code cache} its program,
 * {@code postgres.log} its log, {@code postgres.password} the password of its only user.
 *
 * <p>Whoever starts it holds the lock of the data folder. A server that dies, killed or for lack of memory, is started again on the
 * same port, and PostgreSQL recovers what was committed. For one thread, beside the one of its own that watches the server.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    static final String VERSION = "18";
    private static final String USER = "postgres";
    private static final Duration START = Duration.ofSeconds(60);
    /** Those of shard processes that outlived their supervisor, and finish their work. */
    private static final Duration LEFT_OVER_SESSIONS = Host.CLOSE_TIME.plusSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);

    private static final Duration LOOK = Duration.ofMillis(500);

    private final Place place;
    private final DatabaseAccess access;
    private final CountDownLatch closing;
    private final Thread guard;
    private final Thread whenKilled;
    // Written by the guard, and read after it has ended.
    private EmbeddedPostgres server;

    /** Where it is, and how it is started. */
    private record Place(Path data, Path folder, EmbeddedLogin login, int connections) {}

    private EmbeddedDatabase(
            EmbeddedPostgres server, Place place, DatabaseAccess access, CountDownLatch closing, Thread whenKilled)
            throws IOException {
        this.server = server;
        this.place = place;
        this.access = access;
        this.closing = closing;
        this.whenKilled = whenKilled;
        Optional<Postmaster> running = Postmaster.on(place.folder());
        this.guard = Thread.ofVirtual().name("database-guard").start(() -> running.ifPresent(this::watch));
    }

    private void watch(Postmaster first) {
        Postmaster running = first;
        try {
            while (!closing.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                if (!running.isAlive()) {
                    LOG.warn("database - PostgreSQL has died, starts it again; its log is postgres.log");
                    running = startAgain().orElse(running);
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Postmaster> startAgain() {
        try {
            // Frees the lock of the folder. There is nothing left to stop, which zonky says in the log.
            server.close();
            server = launch(place, server.getPort());
            LOG.info("database - PostgreSQL runs again on port {}", server.getPort());
            return Postmaster.on(place.folder());
        } catch (IOException failure) {
            // The processes of the one that died may still be there for a moment.
            LOG.warn("database - PostgreSQL did not start, tries again: {}", failure.getMessage());
            return Optional.empty();
        }
    }

    /**
     * Starts it, making it where there is none, and taking over what a killed run left.
     *
     * @param connections how many it takes at most
     * @throws DatabaseException says what is wrong, and what to do
     */
    public static EmbeddedDatabase start(Path data, int connections) throws InterruptedException {
        Path folder = data.resolve("postgres");
        long began = System.nanoTime();
        try {
            refuseWhereItCannotRun(folder);
            Optional<Postmaster> leftOver = Postmaster.on(folder);
            if (leftOver.isPresent()) {
                LOG.info("database - a killed run left its PostgreSQL; waits for its sessions to end");
                leftOver.get().stop(LEFT_OVER_SESSIONS);
            }
            setAsideWhereUnfinished(folder);
            EmbeddedLogin login = EmbeddedLogin.in(data);
            EmbeddedPrograms.removeHalfExtracted(data.resolve("cache"));
            if (!Files.exists(folder)) {
                LOG.info("database - makes a new one in {}", folder);
            }
            Place place = new Place(data, folder, login, connections);
            CountDownLatch closing = new CountDownLatch(1);
            Thread whenKilled = new Thread(
                    () -> {
                        closing.countDown();
                        stopWhatStarted(folder);
                    },
                    "database-stop");
            Runtime.getRuntime().addShutdownHook(whenKilled);
            EmbeddedPostgres server = launch(place, freePort());
            DatabaseAccess access = access(server.getPort(), login);
            login.close(access, folder);
            LOG.info(
                    "database - PostgreSQL runs on port {} after {} ms",
                    server.getPort(),
                    Duration.ofNanos(System.nanoTime() - began).toMillis());
            return new EmbeddedDatabase(server, place, access, closing, whenKilled);
        } catch (IOException | SQLException failure) {
            throw new DatabaseException(
                    "the embedded PostgreSQL in " + folder + " did not start (" + failure.getMessage()
                            + "): its log is " + data.resolve("postgres.log"),
                    failure);
        }
    }

    /** The one that another process of ours runs in the folder; nothing where none does. */
    public static Optional<DatabaseAccess> running(Path data) {
        Path folder = data.resolve("postgres");
        try {
            if (Postmaster.on(folder).isEmpty() || !EmbeddedLogin.wasClosed(folder)) {
                return Optional.empty();
            }
            // PostgreSQL's own file: process, folder, start, and in the fourth line the port.
            List<String> lines = Files.readAllLines(folder.resolve("postmaster.pid"));
            return lines.size() < 4
                    ? Optional.empty()
                    : Optional.of(access(Integer.parseInt(lines.get(3).strip()), EmbeddedLogin.in(data)));
        } catch (IOException | NumberFormatException unreadable) {
            throw new DatabaseException(
                    "the embedded PostgreSQL in " + folder + " runs, but where cannot be read (" + unreadable + ")",
                    unreadable);
        }
    }

    /**
     * Finds out whether one can be started, without doing so.
     *
     * @throws DatabaseException says why not, and what to do
     */
    public static void check(Path data) {
        try {
            refuseWhereItCannotRun(data.resolve("postgres"));
        } catch (IOException unreadable) {
            throw new DatabaseException(
                    "the data folder " + data + " cannot be read (" + unreadable + "): correct its owner and rights",
                    unreadable);
        }
    }

    /** Whether there is one in the folder, running or not. */
    public static boolean exists(Path data) {
        try {
            return EmbeddedLogin.wasClosed(data.resolve("postgres"));
        } catch (IOException unreadable) {
            return true;
        }
    }

    private static void refuseWhereItCannotRun(Path folder) throws IOException {
        Path version = folder.resolve("PG_VERSION");
        if (Files.exists(version)) {
            String found = Files.readString(version).strip();
            if (!found.equals(VERSION)) {
                throw new DatabaseException("the data folder " + folder + " belongs to PostgreSQL " + found
                        + ", this is " + VERSION + ": move it away to begin with an empty database, or dump it with"
                        + " PostgreSQL " + found + " and load it into the new one (docs/operations.md)");
            }
        }
        if ("root".equals(System.getProperty("user.name"))
                && System.getProperty("os.name").equals("Linux")
                && !LinuxUtils.isUnshareAvailable()) {
            throw new DatabaseException("PostgreSQL does not run as root, and user namespaces (unshare -U) are not"
                    + " allowed here: run as an ordinary user, or set DATABASE_URL");
        }
    }

    /** A run that was killed while it made the database leaves one that never starts, and never held anything. */
    private static void setAsideWhereUnfinished(Path folder) throws IOException {
        if (!Files.exists(folder) || EmbeddedLogin.wasClosed(folder)) {
            return;
        }
        Path aside = folder.resolveSibling("postgres.unfinished-" + System.currentTimeMillis());
        Files.move(folder, aside);
        LOG.warn("database - {} was never finished; moved to {}, begins anew", folder, aside.getFileName());
    }

    private static EmbeddedPostgres launch(Place place, int port) throws IOException {
        Path data = place.data();
        ProcessBuilder.Redirect log =
                ProcessBuilder.Redirect.appendTo(data.resolve("postgres.log").toFile());
        try {
            return EmbeddedPostgres.builder()
                    .setDataDirectory(place.folder())
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setOverrideWorkingDirectory(data.resolve("cache").toFile())
                    .setPGStartupWait(START)
                    .setPort(port)
                    // Called once the programs are extracted, and before the server starts.
                    .setDataDirectoryCustomizer(made -> hideEnvironment(data.resolve("cache")))
                    .setOutputRedirector(log)
                    .setErrorRedirector(log)
                    .setConnectConfig("password", place.login().password())
                    // The same order everywhere, whatever the system's locale is.
                    .setLocaleConfig("locale", "C")
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    // zonky is made for tests, and turns durability off.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("unix_socket_directories", "")
                    .setServerConfig("password_encryption", "scram-sha-256")
                    .setServerConfig("max_connections", Integer.toString(place.connections()))
                    .setServerConfig("shared_buffers", sharedBuffers() + "MB")
                    .setServerConfig("max_wal_size", "1GB")
                    .start();
        } catch (IOException | RuntimeException failure) {
            stopWhatStarted(place.folder());
            throw failure instanceof IOException known ? known : new IOException(failure.toString(), failure);
        }
    }

    /**
     * In MiB: a thirty-second part of the machine, of which PostgreSQL takes what its data fill. With the 128 that are its default,
     * the rows and indexes of 200,000 members who write are read and written again and again.
     */
    private static long sharedBuffers() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean machine
                ? Math.clamp(machine.getTotalMemorySize() / 32 >> 20, 128, 512)
                : 128;
    }

    private static void hideEnvironment(Path cache) {
        try {
            EmbeddedPrograms.keepPrivate(cache);
            EmbeddedPrograms.hideEnvironment(cache);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void stopWhatStarted(Path folder) {
        try {
            Optional<Postmaster> started = Postmaster.on(folder);
            if (started.isPresent()) {
                started.get().stop(Duration.ZERO);
            }
        } catch (IOException | DatabaseException failure) {
            LOG.warn("database - what had started could not be stopped: {}", failure.getMessage());
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static DatabaseAccess access(int port, EmbeddedLogin login) {
        return new DatabaseAccess(
                "embedded",
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
                USER,
                login.password(),
                "127.0.0.1:" + port);
    }

    public DatabaseAccess access() {
        return access;
    }

    /** Stops it at the next moment at which all that was committed is on disk. */
    @Override
    public void close() {
        long began = System.nanoTime();
        closing.countDown();
        try {
            guard.join();
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        try (Connection connection = access.open();
                Statement statement = connection.createStatement()) {
            // Makes the stop itself quick: zonky waits for it five seconds only.
            statement.execute("checkpoint");
        } catch (SQLException failure) {
            LOG.warn("database - no checkpoint before the stop: {}", failure.getMessage());
        }
        try {
            server.close();
            Optional<Postmaster> still = Postmaster.on(place.folder());
            if (still.isPresent()) {
                still.get().stop(Duration.ZERO);
            }
            forgetHook();
            LOG.info(
                    "database - stopped after {} ms",
                    Duration.ofNanos(System.nanoTime() - began).toMillis());
        } catch (IOException failure) {
            LOG.warn("database - may not have stopped: {}", failure.getMessage());
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    /** Only once it is stopped: who cannot wait for that still leaves nothing behind. */
    private void forgetHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(whenKilled);
        } catch (IllegalStateException ending) {
            LOG.debug("database - was stopped while the process ends");
        }
    }
}
