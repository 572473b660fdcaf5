package dev.guildhall.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.testkit.RunningBot;
import dev.guildhall.testkit.SimulatorClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Messages through one shard process: from the simulator over the gateway, through experience with its default cooldown, into
 * the embedded PostgreSQL. Simulator, bot and database share the machine, so the rate says what all of them do together; the
 * processor time is the shard process's alone.
 */
final class WholeSystem {

    private static final int CHUNK = 100;

    /** Fewer than what the simulator keeps for a slow reader before it cuts the connection. */
    private static final int AHEAD = 10_000;

    /** Experience and prefix commands each see every message. */
    private static final int SUBSCRIPTIONS = 2;

    private WholeSystem() {}

    /**
     * What was measured.
     *
     * @param cpuSeconds of the shard process, for all messages
     * @param rssBytes of the shard process, at the end
     */
    record Result(int messages, int guilds, double seconds, double cpuSeconds, long rssBytes) {

        double perSecond() {
            return messages / seconds;
        }

        String line() {
            return String.format(
                    Locale.ROOT,
                    "%,d messages of %,d guilds: %,.0f a second, %.2f CPU-s of the shard process for 100,000, %,d MiB",
                    messages,
                    guilds,
                    perSecond(),
                    cpuSeconds * 100_000 / messages,
                    rssBytes >> 20);
        }
    }

    static List<Result> run(String classPath, int messages, int rounds) throws IOException {
        Path data = Files.createTempDirectory("guildhall-bench");
        List<Result> results = new ArrayList<>();
        try (RunningBot bot =
                new RunningBot(classPath, data, Map.of(), "--processes", "1", "--shards", "1", "--log-level", "warn")) {
            SimulatorClient people = new SimulatorClient(bot.base());
            people.post("/_sim/guilds", Map.of("count", 998, "members", 10, "channels", 1));
            JsonNode guilds = people.get("/_sim/state").path("guilds");
            for (int round = 0; round < rounds; round++) {
                results.add(round(bot, people, guilds, messages));
            }
        }
        return results;
    }

    private static Result round(RunningBot bot, SimulatorClient people, JsonNode guilds, int messages) {
        long handledBefore = handled(bot);
        double cpuBefore = bot.process(0).path("cpuSeconds").asDouble();
        long start = System.nanoTime();
        for (int sent = 0; sent < messages; sent += CHUNK) {
            JsonNode guild = guilds.path(sent / CHUNK % guilds.size());
            people.writeMany(
                    guild,
                    SimulatorClient.textChannel(guild, 0),
                    SimulatorClient.person(guild, 0),
                    "hello there",
                    CHUNK);
            while (people.get("/_sim/sessions").path(0).path("queued").asInt() > AHEAD) {
                LockSupport.parkNanos(1_000_000);
            }
        }
        while (handled(bot) - handledBefore < (long) messages * SUBSCRIPTIONS) {
            LockSupport.parkNanos(5_000_000);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        JsonNode after = bot.process(0);
        return new Result(
                messages,
                guilds.size(),
                seconds,
                after.path("cpuSeconds").asDouble() - cpuBefore,
                after.path("rssBytes").asLong());
    }

    private static long handled(RunningBot bot) {
        return bot.process(0).path("lanes").path("handled").asLong();
    }
}
