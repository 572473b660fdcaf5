package dev.guildhall.endtoend;

import static dev.guildhall.db.jooq.xp.Tables.LEDGER;
import static dev.guildhall.testkit.SimulatorClient.id;
import static dev.guildhall.testkit.SimulatorClient.person;
import static dev.guildhall.testkit.SimulatorClient.said;
import static dev.guildhall.testkit.SimulatorClient.stream;
import static dev.guildhall.testkit.SimulatorClient.textChannel;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.simulator.Simulator;
import dev.guildhall.simulator.SimulatorOptions;
import dev.guildhall.testkit.Await;
import dev.guildhall.testkit.RunningBot;
import dev.guildhall.testkit.SimulatorClient;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestPostgres;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the program ends: with nothing lost, and its data kept. */
class StopIT {

    private static final String CLASS_PATH = System.getProperty("guildhall.test.classpath");
    private static final int SHARDS = 4;

    @TempDir
    Path folder;

    /** What somebody writes in one guild, in order, until told to stop. */
    private record Writer(JsonNode guild, String member, List<Long> written, Thread thread) {

        static Writer start(SimulatorClient people, JsonNode guild, AtomicBoolean enough) {
            List<Long> written = Collections.synchronizedList(new ArrayList<>());
            String member = person(guild, 1);
            Thread thread = Thread.ofVirtual().name("writer").start(() -> {
                while (!enough.get()) {
                    written.add(Long.parseLong(people.write(guild, textChannel(guild, 0), member, "still writing")));
                }
            });
            return new Writer(guild, member, written, thread);
        }

        int shard() {
            return (int) ((Long.parseLong(id(guild)) >>> 22) % SHARDS);
        }
    }

    @Test
    void whatDiscordWasToldIsHandledIsCommittedWhenTheProgramEndsUnderLoad() throws Exception {
        // A simulator that outlives the program and can be asked afterwards; heartbeats say what the bot has taken.
        SimulatorOptions options = SimulatorOptions.defaults()
                .with()
                .maxConcurrency(16)
                .heartbeatInterval(Duration.ofSeconds(1))
                .build();
        try (TestDatabase database = TestPostgres.freshDatabase();
                Simulator simulator = Simulator.start(options);
                RunningBot bot = new RunningBot(
                        CLASS_PATH,
                        folder,
                        Map.of(
                                "DATABASE_URL",
                                postgresUrl(database),
                                "DISCORD_TOKEN",
                                "simulated.token.value",
                                "GUILDHALL_DISCORD_API",
                                simulator.restBase().toString()),
                        "--shards",
                        String.valueOf(SHARDS))) {
            SimulatorClient people =
                    new SimulatorClient(URI.create(simulator.baseUrl().toString()));
            for (int guild = 0; guild < 2; guild++) {
                prepare(people, people.guild(guild));
            }
            Map<Integer, Long> before = acknowledgedOnce(people);

            AtomicBoolean enough = new AtomicBoolean();
            List<Writer> writers = List.of(
                    Writer.start(people, people.guild(0), enough), Writer.start(people, people.guild(1), enough));
            Map<Integer, Long> taken = new ConcurrentHashMap<>(before);
            Await.until("heartbeats acknowledge 200 messages of each guild", () -> {
                taken.putAll(acknowledged(people));
                return writers.stream().allMatch(each -> taken.get(each.shard()) - before.get(each.shard()) >= 200);
            });
            int exit = bot.stop();
            enough.set(true);
            for (Writer writer : writers) {
                writer.thread().join();
            }

            assertThat(exit).as(bot.log()).isZero();
            for (Writer writer : writers) {
                int handled = (int) (taken.get(writer.shard()) - before.get(writer.shard()));
                List<Long> credited = database.query(sql -> sql.select(LEDGER.SOURCE_ID)
                        .from(LEDGER)
                        .where(LEDGER.USER_ID.eq(Long.valueOf(writer.member())))
                        .and(LEDGER.GUILD_ID.eq(Long.valueOf(id(writer.guild()))))
                        .fetch(LEDGER.SOURCE_ID));
                assertThat(credited)
                        .as("of " + writer.written().size() + " messages, the " + handled + " that were acknowledged")
                        .containsAll(writer.written().subList(0, handled))
                        .doesNotHaveDuplicates();
            }
        }
    }

    private static void prepare(SimulatorClient people, JsonNode guild) {
        for (Map.Entry<String, String> setting :
                Map.of("xp.cooldown", "0s", "xp.announce", "off").entrySet()) {
            JsonNode answer = people.command(
                    guild,
                    textChannel(guild, 0),
                    person(guild, 0),
                    "settings set",
                    Map.of("key", setting.getKey(), "value", setting.getValue()));
            assertThat(answer.path("status").asText()).as(answer.toString()).isEqualTo("answered");
        }
    }

    /** By shard, what the bot's heartbeats acknowledged. */
    private static Map<Integer, Long> acknowledged(SimulatorClient people) {
        Map<Integer, Long> acknowledged = new ConcurrentHashMap<>();
        stream(people.get("/_sim/state").path("sessions"))
                .filter(each -> each.path("connected").asBoolean())
                .forEach(each -> acknowledged.put(
                        each.path("shard").path(0).asInt(),
                        each.path("acknowledged").asLong()));
        return acknowledged;
    }

    /** The same, once everything that was sent so far is acknowledged. */
    private static Map<Integer, Long> acknowledgedOnce(SimulatorClient people) {
        Await.until(
                "heartbeats acknowledge all that was sent",
                () -> stream(people.get("/_sim/state").path("sessions"))
                        .allMatch(each -> each.path("acknowledged").asLong()
                                == each.path("sequence").asLong()));
        return acknowledged(people);
    }

    private static String postgresUrl(TestDatabase database) {
        URI address = URI.create(database.url().substring("jdbc:".length()));
        return "postgres://" + database.user() + ":" + database.password() + "@" + address.getHost() + ":"
                + address.getPort() + address.getPath();
    }

    @Test
    void aSecondSignalEndsAtOnceAndLeavesNoDatabaseBehind() throws Exception {
        try (RunningBot bot = new RunningBot(CLASS_PATH, folder, Map.of(), "--processes", "1", "--shards", "1")) {
            ProcessHandle program = ProcessHandle.of(bot.pid()).orElseThrow();
            long shard = bot.process(0).path("pid").asLong();
            Path running = folder.resolve("postgres/postmaster.pid");
            long postmaster =
                    Long.parseLong(Files.readAllLines(running).getFirst().strip());
            // It hears nothing, so that the first signal waits for it.
            assertThat(new ProcessBuilder("kill", "-STOP", Long.toString(shard))
                            .start()
                            .waitFor())
                    .isZero();
            try {
                Await.until("the program ends by the second signal, not after its patience", () -> {
                    program.destroy();
                    return !program.isAlive();
                });
            } finally {
                ProcessHandle.of(shard).ifPresent(ProcessHandle::destroyForcibly);
            }

            Await.until("it says why", () -> bot.log().contains("signal TERM again: ends at once"));
            assertThat(ProcessHandle.of(postmaster).filter(ProcessHandle::isAlive))
                    .isEmpty();
            assertThat(running).doesNotExist();
        }
    }

    @Test
    void theEmbeddedDatabaseKeepsWhatWasEarned() throws Exception {
        String before;
        try (RunningBot bot = new RunningBot(CLASS_PATH, folder, Map.of(), "--processes", "1")) {
            SimulatorClient people = new SimulatorClient(bot.base());
            JsonNode guild = people.guild(0);
            // Rank as text, which can be compared.
            people.command(
                    guild,
                    textChannel(guild, 0),
                    person(guild, 0),
                    "settings set",
                    Map.of("key", "xp.pictures", "value", "off"));
            people.write(guild, textChannel(guild, 0), person(guild, 1), "good morning");
            Await.until("the message earned XP", () -> rank(people).contains("Rank: #1"));
            before = rank(people);
            assertThat(bot.stop()).as(bot.log()).isZero();
        }
        try (RunningBot bot = new RunningBot(CLASS_PATH, folder, Map.of(), "--processes", "1")) {
            assertThat(rank(new SimulatorClient(bot.base()))).isEqualTo(before);
        }
    }

    private static String rank(SimulatorClient people) {
        JsonNode guild = people.guild(0);
        return said(people.command(guild, textChannel(guild, 0), person(guild, 1), "rank", Map.of())
                .path("messages")
                .path(0));
    }
}
