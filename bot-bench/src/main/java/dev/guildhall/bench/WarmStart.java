package dev.guildhall.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * What an installation has from its third start on: PostgreSQL's files, and the JVM's cache of classes and profiles, of which the
 * first run makes the record and the second the cache. So that what is measured is how it runs, and not how it was installed.
 */
record WarmStart(Path cache) implements AutoCloseable {

    private static final int GUILDS = 50;
    private static final int MEMBERS = 200;
    private static final int RECORDED_SECONDS = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    /**
     * Makes it, in a minute or two.
     *
     * @param server where the databases of the two runs are
     */
    static WarmStart make(String classPath, Optional<DatabaseServer> server) throws IOException, SQLException {
        WarmStart made = new WarmStart(Files.createTempDirectory("guildhall-bench-cache"));
        try {
            made.run(classPath, server);
            return made;
        } catch (IOException | SQLException | RuntimeException | Error failure) {
            made.close();
            throw failure;
        }
    }

    private void run(String classPath, Optional<DatabaseServer> server) throws IOException, SQLException {
        try (LoadedBot bot =
                new LoadedBot(classPath, LoadedBot.Simulator.THRIFTY, GUILDS, MEMBERS, server, Optional.of(this))) {
            bot.set(bot.guilds(), "xp.cooldown", "0s");
            bot.talkAtFullSpeed("", RECORDED_SECONDS);
            bot.settle();
        }
        try (LoadedBot _ =
                new LoadedBot(classPath, LoadedBot.Simulator.THRIFTY, 0, MEMBERS, server, Optional.of(this))) {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (!isThere()) {
                if (System.nanoTime() > deadline) {
                    throw new IOException("the JVM's cache was not made within " + PATIENCE.toMinutes() + " minutes");
                }
                LockSupport.parkNanos(100_000_000);
            }
        }
    }

    private boolean isThere() throws IOException {
        try (Stream<Path> files = Files.list(cache)) {
            return files.anyMatch(file -> file.toString().endsWith(".aot"));
        }
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(cache)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
