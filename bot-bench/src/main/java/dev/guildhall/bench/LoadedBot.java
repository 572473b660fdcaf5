package dev.guildhall.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.testkit.RunningBot;
import dev.guildhall.testkit.SimulatorClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jooq.impl.DSL;

/** The whole program with one shard process and its own PostgreSQL, under load from the simulator. */
final class LoadedBot implements AutoCloseable {

    /** Fewer than what the simulator keeps for a slow reader before it cuts the connection. */
    private static final int AHEAD = 10_000;

    private static final int AS_FAST_AS_IT_GOES = 500_000;

    private final RunningBot bot;
    private final SimulatorClient people;
    private final RunningDatabase database;
    private final int members;

    /** Starts with two guilds of the simulator's own, and as many more as asked for. */
    LoadedBot(String classPath, int guilds, int members) throws IOException, SQLException {
        Path data = Files.createTempDirectory("guildhall-bench");
        this.members = members;
        this.bot =
                new RunningBot(classPath, data, Map.of(), "--processes", "1", "--shards", "1", "--log-level", "warn");
        this.people = new SimulatorClient(bot.base());
        this.database = new RunningDatabase(data);
        if (guilds > 0) {
            people.post("/_sim/guilds", Map.of("count", guilds, "members", members, "channels", 2));
        }
    }

    SimulatorClient people() {
        return people;
    }

    RunningDatabase database() {
        return database;
    }

    /** What was spent and done so far. */
    record Reading(
            double seconds, double shardCpu, double databaseCpu, long statements, long credited, long rssBytes) {}

    Reading reading() {
        JsonNode process = bot.process(0);
        return new Reading(
                System.nanoTime() / 1e9,
                process.path("cpuSeconds").asDouble(),
                database.cpuSeconds(),
                process.path("pool").path("statements").asLong(),
                credited(),
                process.path("rssBytes").asLong());
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
        Map<String, Object> load = new HashMap<>(
                Map.of("authors", authors, "messagesPerSecond", perSecond, "seconds", seconds, "ahead", AHEAD));
        if (!guild.isEmpty()) {
            load.put("guild", guild);
        }
        return people.post("/_sim/traffic", load).path("sent").asLong();
    }

    /** Lets everybody talk as fast as all of it takes it. */
    long talkAtFullSpeed(String guild, int seconds) {
        return talk(guild, members, AS_FAST_AS_IT_GOES, seconds);
    }

    /** Waits until what was sent is handled and committed: until nothing more is credited. */
    void settle() {
        while (people.get("/_sim/sessions").path(0).path("queued").asInt() > 0
                || bot.process(0).path("lanes").path("queued").asLong() > 0) {
            LockSupport.parkNanos(10_000_000);
        }
        long before = -1;
        for (long now = credited(); now != before; now = credited()) {
            before = now;
            LockSupport.parkNanos(400_000_000);
        }
    }

    @Override
    public void close() {
        database.close();
        bot.close();
    }
}
