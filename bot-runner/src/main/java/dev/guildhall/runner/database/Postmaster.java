package dev.guildhall.runner.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server process that a data folder's {@code postmaster.pid} names. */
final class Postmaster {

    private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);

    /** How far two looks at the time of a start may be apart. */
    private static final Duration CLOCKS_APART = Duration.ofSeconds(10);

    private final ProcessHandle handle;

    private Postmaster(ProcessHandle handle) {
        this.handle = handle;
    }

    /**
     * The one that runs on this folder. A file without a living PostgreSQL of this folder behind it is removed: after a crash, a
     * restart of the machine or in a new container, its number may belong to another program, or to the PostgreSQL of another
     * folder, and PostgreSQL would then refuse to start.
     */
    static Optional<Postmaster> on(Path folder) throws IOException {
        return on(folder, Path.of("/proc"));
    }

    /** @param processes where the system shows what its processes do, as Linux does; may be missing */
    static Optional<Postmaster> on(Path folder, Path processes) throws IOException {
        Path file = folder.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readString(file).lines().map(String::strip).toList();
        Optional<Postmaster> running = lines.stream()
                .findFirst()
                .filter(Postmaster::isNumber)
                .flatMap(line -> ProcessHandle.of(Long.parseLong(line)))
                .filter(ProcessHandle::isAlive)
                .filter(Postmaster::isPostgres)
                .filter(process -> Files.isDirectory(processes)
                        ? worksIn(processes.resolve(process.pid() + "/cwd"), folder)
                        : startedAt(process, lines))
                .map(Postmaster::new);
        if (running.isEmpty()) {
            LOG.info("database - removes postmaster.pid of a server that was killed; PostgreSQL recovers");
            Files.deleteIfExists(file);
        }
        return running;
    }

    boolean isAlive() {
        return handle.isAlive();
    }

    private static boolean isNumber(String line) {
        return line.matches("[0-9]{1,10}");
    }

    /** Where the system does not show the program of a process, it may be PostgreSQL. */
    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> Path.of(command).getFileName().toString().startsWith("postgres"))
                .orElse(true);
    }

    /** PostgreSQL works in its data folder. A process whose folder we may not see is not ours. */
    private static boolean worksIn(Path workingFolder, Path folder) {
        try {
            return Files.isSameFile(workingFolder, folder);
        } catch (IOException hidden) {
            return false;
        }
    }

    /** The third line of the file is when its server started, in seconds. */
    private static boolean startedAt(ProcessHandle process, List<String> lines) {
        return lines.stream()
                .skip(2)
                .findFirst()
                .filter(Postmaster::isNumber)
                .map(line -> Instant.ofEpochSecond(Long.parseLong(line)))
                .flatMap(started -> process.info().startInstant().map(instant -> Duration.between(instant, started)))
                .filter(apart -> apart.abs().compareTo(CLOCKS_APART) <= 0)
                .isPresent();
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
