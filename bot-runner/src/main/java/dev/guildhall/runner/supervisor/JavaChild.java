package dev.guildhall.runner.supervisor;

import dev.guildhall.runner.config.Configuration;
import dev.guildhall.runner.config.Key;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts {@code guildhall shard} in a JVM of its own, with flags for many small processes (docs/adr/0005-processes.md). */
record JavaChild(Configuration configuration, AotCache cache) implements ChildLauncher {

    static List<String> flags(Configuration configuration) {
        return List.of(
                "-Xmx" + configuration.shardHeap(),
                "-Xms16m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                "-XX:MaxDirectMemorySize=64m",
                // The JVM warns on standard output, which belongs to the protocol.
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow");
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Gives a process the class path, and takes from it what it must not see. */
    static void prepare(ProcessBuilder builder) {
        // In place of -cp, which would make a process list unreadable.
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        // glibc otherwise gives each of a handful of threads an area of its own, and each keeps the most that its
        // thread ever
        // asked for, the compilers' above all.
        builder.environment().putIfAbsent("MALLOC_ARENA_MAX", "2");
        // Secrets go through standard input alone.
        builder.environment().remove(Key.DISCORD_TOKEN.name());
        builder.environment().remove(Key.DATABASE_URL.name());
        builder.environment().remove("POSTGRES_PASSWORD");
    }

    @Override
    public Process launch(int process) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(java());
        command.addAll(flags(configuration));
        command.addAll(cache.use());
        command.addAll(List.of(
                "-Dguildhall.log.level=" + configuration.logLevel(), "dev.guildhall.runner.Guildhall", "shard"));
        ProcessBuilder builder = new ProcessBuilder(command);
        prepare(builder);
        return builder.start();
    }
}
