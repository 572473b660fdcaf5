package dev.guildhall.runner.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server process that a data folder's {@code postmaster.pid} names. */
final class Postmaster {

    private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);

    private final ProcessHandle handle;

    private Postmaster(ProcessHandle handle) {
        this.handle = handle;
    }

    /**
     * The one that runs on this folder. A file without a living PostgreSQL behind it is removed: after a crash, or in a new
     * container, its number may belong to another program, and PostgreSQL would then refuse to start.
     */
    static Optional<Postmaster> on(Path folder) throws IOException {
        Path file = folder.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Optional<Postmaster> running = Files.readString(file)
                .lines()
                .findFirst()
                .map(String::strip)
                .filter(line -> line.matches("[0-9]{1,10}"))
                .flatMap(line -> ProcessHandle.of(Long.parseLong(line)))
                .filter(ProcessHandle::isAlive)
                .filter(Postmaster::isPostgres)
                .map(Postmaster::new);
        if (running.isEmpty()) {
            LOG.info("database - removes postmaster.pid of a server that was killed; PostgreSQL recovers");
            Files.deleteIfExists(file);
        }
        return running;
    }

    /** Where the system does not show the program of a process, it is taken for PostgreSQL: not to touch its data. */
    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> Path.of(command).getFileName().toString().startsWith("postgres"))
                .orElse(true);
    }

    /**
     * Stops it: first as it likes best, waiting for its sessions, then by ending them.
     *
     * @param patience how long the sessions may take, before they are ended
     */
    void stop(Duration patience) throws InterruptedException, IOException {
        // SIGTERM asks for a "smart" shutdown: shard processes that outlived their supervisor commit what they hold.
        if (!patience.isZero()) {
            handle.destroy();
            if (awaitEnd(patience)) {
                return;
            }
        }
        // SIGINT asks for a "fast" one, which the JDK has no call for.
        new ProcessBuilder("kill", "-INT", Long.toString(handle.pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (!awaitEnd(Duration.ofSeconds(30))) {
            throw new DatabaseException("the embedded PostgreSQL (process " + handle.pid()
                    + ") does not stop: look at its log, postgres.log in the data folder");
        }
    }

    private boolean awaitEnd(Duration patience) throws InterruptedException {
        try {
            handle.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (java.util.concurrent.TimeoutException late) {
            return !handle.isAlive();
        } catch (java.util.concurrent.ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
