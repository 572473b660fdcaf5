package dev.guildhall.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.testkit.RunningBot;
import dev.guildhall.testkit.SimulatorClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jooq.impl.DSL;

/** The whole program with one shard process, under load from the simulator. */
final class LoadedBot implements AutoCloseable {

    /** Fewer than what the simulator keeps for a slow reader before it cuts the connection. */
    private static final int AHEAD = 10_000;

    /** With room for some million messages and the whole compiler: who makes the load is not measured. */
    enum Simulator {
        /** As {@code ./guildhall run} has it: takes the least of the processors. */
        THRIFTY("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-Xms2g", "-Xmn24m", "-XX:MaxTenuringThreshold=1"),
        /** Collects beside its work: with a million messages, nobody waits 70 ms for it again and again. */
        WITHOUT_PAUSES("-XX:+UseZGC", "-XX:+UseCompactObjectHeaders", "-Xms2g");

        private final List<String> flags;

        Simulator(String... flags) {
            this.flags = List.of(flags);
        }
    }

    private static final int AS_FAST_AS_IT_GOES = 500_000;

    /** A web server gives up a request that is not answered within half a minute. */
    private static final int LONGEST_TALK_SECONDS = 20;

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Thread whenEnded = new Thread(this::end, "bench-close");
    private final Path data;
    private final Optional<DatabaseServer> server;
    private final RunningBot bot;
    private final SimulatorClient people;
    private final RunningDatabase database;
    private final LinuxProcess simulator;
    private final LinuxProcess shard;
    private final List<JsonNode> guilds;
    private final int members;

    /**
     * Starts with two guilds of the simulator's own, and as many more as asked for.
     *
     * @param server where its database is; its own PostgreSQL where there is none
     * @param warm what earlier runs left; a first run where there is none
     */
    LoadedBot(
            String classPath,
            Simulator simulator,
            int guilds,
            int members,
            Optional<DatabaseServer> server,
            Optional<WarmStart> warm)
            throws IOException, SQLException {
        this.data = Files.createTempDirectory("guildhall-bench");
        this.members = members;
        this.server = server;
        if (warm.isPresent()) {
            Files.createSymbolicLink(data.resolve("cache"), warm.get().cache());
        }
        if (server.isPresent()) {
            server.get().make();
        }
        this.bot = new RunningBot(
                simulator.flags,
                classPath,
                data,
                server.map(it -> Map.of("DATABASE_URL", it.ownAddress())).orElse(Map.of()),
                "--processes",
                "1",
                "--shards",
                "1",
                "--log-level",
                "warn");
        // Also where this program is ended from outside.
        Runtime.getRuntime().addShutdownHook(whenEnded);
        this.people = new SimulatorClient(bot.base());
        this.database = server.isPresent() ? server.get().open() : RunningDatabase.embedded(data);
        this.simulator = new LinuxProcess(bot.pid());
        this.shard = new LinuxProcess(bot.process(0).path("pid").asLong());
        if (guilds > 0) {
            people.post("/_sim/guilds", Map.of("count", guilds, "members", members, "channels", 2), PATIENCE);
        }
        this.guilds =
                SimulatorClient.stream(people.get("/_sim/state").path("guilds")).toList();
    }

    private void end() {
        try {
            bot.close();
        } finally {
            server.ifPresent(DatabaseServer::drop);
        }
    }

    SimulatorClient people() {
        return people;
    }

    RunningDatabase database() {
        return database;
    }

    LinuxProcess shard() {
        return shard;
    }

    /** All of them, the two of the simulator's own first. */
    List<JsonNode> guilds() {
        return guilds;
    }

    /** What the shard process says about itself. */
    JsonNode status() {
        return bot.process(0);
    }

    /** Messages that the gateway holds for the bot. */
    int unsent() {
        return people.get("/_sim/sessions").path(0).path("queued").asInt();
    }

    /**
     * Gives a setting to guilds, as their owners do.
     *
     * @throws IllegalStateException if one of them is refused
     */
    void set(List<JsonNode> wanted, String name, String value) {
        for (JsonNode guild : wanted) {
            JsonNode answer = people.command(
                    guild,
                    SimulatorClient.textChannel(guild, 0),
                    SimulatorClient.person(guild, 0),
                    "settings set",
                    Map.of("key", name, "value", value));
            String said = SimulatorClient.said(answer.path("messages").path(0));
            if (!said.contains(name)) {
                throw new IllegalStateException("expected that " + name + " is set to " + value + ", but: " + answer);
            }
        }
    }

    /** What was spent and done so far. */
    record Reading(
            double seconds,
            double shardCpu,
            double databaseCpu,
            double simulatorCpu,
            double machineCpu,
            double compilerCpu,
            long statements,
            long credited) {}

    Reading reading() {
        return new Reading(
                System.nanoTime() / 1e9,
                shard.cpuSeconds(),
                database.server().cpuSecondsOfAll(),
                simulator.cpuSeconds(),
                LinuxProcess.cpuSecondsOfMachine(),
                shard.cpuSecondsOfThreads("CompilerThre"),
                statements(),
                credited());
    }

    private long statements() {
        return status().path("pool").path("statements").asLong();
    }

    private long credited() {
        return database.sql()
                .select(DSL.coalesce(DSL.sum(DSL.field("messages", Long.class)), 0)
                        .cast(Long.class))
                .from("xp.member")
                .fetchSingle()
                .value1();
    }

    /**
     * Lets people talk.
     *
     * @param guild empty for all of them
     * @param authors how many of each guild
     * @return how many messages were written
     */
    long talk(String guild, int authors, int perSecond, int seconds) {
        long begun = System.nanoTime();
        long sent = 0;
        for (int left = seconds; left > 0; left = seconds - (int) ((System.nanoTime() - begun) / 1_000_000_000)) {
            Map<String, Object> load = new HashMap<>(Map.of(
                    "authors",
                    authors,
                    "messagesPerSecond",
                    perSecond,
                    "seconds",
                    Math.min(left, LONGEST_TALK_SECONDS),
                    "ahead",
                    AHEAD,
                    "from",
                    sent));
            if (!guild.isEmpty()) {
                load.put("guild", guild);
            }
            sent += people.post("/_sim/traffic", load, PATIENCE).path("sent").asLong();
        }
        return sent;
    }

    /** Lets everybody talk as fast as all of it takes it. */
    long talkAtFullSpeed(String guild, int seconds) {
        return talk(guild, members, AS_FAST_AS_IT_GOES, seconds);
    }

    /**
     * Waits until what was sent is handled and committed, and the process has told so.
     *
     * @throws IllegalStateException if that takes too long
     */
    void settle() {
        await("the messages handled", () -> unsent() == 0 && isIdle(status()));
        // What a process tells of itself is a moment old: once more, when it has told again.
        double told = status().path("cpuSeconds").asDouble();
        await("a new status", () -> status().path("cpuSeconds").asDouble() != told);
        await("the last messages handled", () -> isIdle(status()));
    }

    private static boolean isIdle(JsonNode status) {
        return status.path("lanes").path("queued").asLong() == 0 && gauge(status, "xp.waiting") == 0;
    }

    /** A number that a module shows. */
    static long gauge(JsonNode status, String name) {
        return SimulatorClient.stream(status.path("gauges"))
                .filter(gauge -> gauge.path("name").asText().equals(name))
                .mapToLong(gauge -> gauge.path("value").asLong())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the process shows no " + name + ": " + status));
    }

    private static void await(String wanted, BooleanSupplier there) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!there.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("expected within " + PATIENCE.toSeconds() + " s: " + wanted);
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    @Override
    public void close() throws IOException {
        database.close();
        end();
        forgetHook();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private void forgetHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(whenEnded);
        } catch (IllegalStateException ending) {
            // It has run, or is about to, and finds nothing left to do.
            return;
        }
    }
}
