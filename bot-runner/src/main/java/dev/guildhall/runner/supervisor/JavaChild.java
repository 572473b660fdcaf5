package dev.guildhall.runner.supervisor;

import dev.guildhall.runner.config.Configuration;
import dev.guildhall.runner.config.Key;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts {@code guildhall shard} in a JVM of its own, with flags for many small processes (docs/adr/0005-processes.md). */
record JavaChild(Configuration configuration) implements ChildLauncher {

    @Override
    public Process launch(int process) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx" + configuration.shardHeap(),
                "-Xms16m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                "-XX:MaxDirectMemorySize=64m",
                "--enable-native-access=ALL-UNNAMED",
                "-Dguildhall.log.level=" + configuration.logLevel(),
                "-Dguildhall.log.console=shard",
                "dev.guildhall.runner.Guildhall",
                "shard"));
        ProcessBuilder builder = new ProcessBuilder(command);
        // In place of -cp, which would make a process list unreadable.
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        // Secrets go through standard input alone.
        builder.environment().remove(Key.DISCORD_TOKEN.name());
        builder.environment().remove(Key.DATABASE_URL.name());
        builder.environment().remove("POSTGRES_PASSWORD");
        return builder.start();
    }
}
