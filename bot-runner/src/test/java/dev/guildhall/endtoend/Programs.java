package dev.guildhall.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.testkit.RunningBot;
import dev.guildhall.testkit.TestDatabase;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The whole program, in the simulated Discord of a {@link Crowd}. */
final class Programs {

    static final String CLASS_PATH = System.getProperty("guildhall.test.classpath");

    private Programs() {}

    /** Starts it with two processes and four shards. */
    static RunningBot start(Crowd crowd, Path data, Map<String, String> more) throws Exception {
        Files.createDirectories(data);
        Map<String, String> environment = new HashMap<>(crowd.environment());
        environment.putAll(more);
        return new RunningBot(CLASS_PATH, data, environment, "--processes", "2", "--shards", "4");
    }

    /** What makes it use a database. */
    static Map<String, String> on(TestDatabase database) {
        URI address = URI.create(database.url().substring("jdbc:".length()));
        return Map.of(
                "DATABASE_URL",
                "postgres://" + database.user() + ":" + database.password() + "@" + address.getHost() + ":"
                        + address.getPort() + address.getPath());
    }

    /** Ends a shard process of it as {@code kill -9} does. */
    static void kill(RunningBot bot, int process) {
        long pid = bot.process(process).path("pid").asLong();
        assertThat(ProcessHandle.of(pid).orElseThrow().destroyForcibly()).isTrue();
    }
}
