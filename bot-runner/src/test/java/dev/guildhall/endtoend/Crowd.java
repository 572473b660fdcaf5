package dev.guildhall.endtoend;

import static dev.guildhall.testkit.SimulatorClient.id;
import static dev.guildhall.testkit.SimulatorClient.person;
import static dev.guildhall.testkit.SimulatorClient.textChannel;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.simulator.Simulator;
import dev.guildhall.simulator.SimulatorOptions;
import dev.guildhall.simulator.world.Message;
import dev.guildhall.simulator.world.Snowflake;
import dev.guildhall.simulator.world.Window;
import dev.guildhall.testkit.Await;
import dev.guildhall.testkit.SimulatorClient;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A simulated Discord that outlives the bot, with people in two guilds who do not stop writing, and what they must have earned by
 * the simulator's own list of messages.
 */
final class Crowd implements AutoCloseable {

    /** What the settings of {@link #prepare} pay. */
    private static final int LEAST = 15;

    private static final int MOST = 25;
    /** Of each guild, in which they write. */
    static final int CHANNELS = 2;

    private final Simulator simulator = Simulator.start(SimulatorOptions.defaults()
            .with()
            .maxConcurrency(16)
            .messagesPerChannel(1_000_000)
            .heartbeatInterval(Duration.ofSeconds(1))
            .build());
    private final SimulatorClient people = new SimulatorClient(URI.create(simulator.baseUrl()));
    private final List<JsonNode> guilds = List.of(people.guild(0), people.guild(1));
    private final AtomicBoolean enough = new AtomicBoolean();
    private final AtomicInteger written = new AtomicInteger();
    private final List<Thread> writers = new ArrayList<>();

    /** A member of a guild, and the member's total. */
    record Total(long guild, long user, long total) {}

    Map<String, String> environment() {
        return Map.of("DISCORD_TOKEN", "simulated.token.value", "GUILDHALL_DISCORD_API", simulator.restBase());
    }

    void fault(Map<String, ?> fault) {
        people.post("/_sim/faults", fault);
    }

    SimulatorClient people() {
        return people;
    }

    List<JsonNode> guilds() {
        return guilds;
    }

    /**
     * Every message earns, and none is announced: a new level would be a message of the bot's.
     *
     * @param more settings beside these, or in their place
     */
    void prepare(Map<String, String> more) {
        Map<String, String> settings =
                new TreeMap<>(Map.of("xp.cooldown", "0s", "xp.announce", "none", "xp.amount", LEAST + "-" + MOST));
        settings.putAll(more);
        for (JsonNode guild : guilds) {
            settings.forEach((key, value) -> {
                JsonNode answer = people.command(
                        guild,
                        textChannel(guild, 0),
                        person(guild, 0),
                        "settings set",
                        Map.of("key", key, "value", value));
                assertThat(answer.path("status").asText()).as(answer.toString()).isEqualTo("answered");
            });
        }
    }

    /** Two people of each guild begin to write, in both channels in turn, some hundred messages a second in all. */
    void begin() {
        for (JsonNode guild : guilds) {
            for (int member = 1; member <= 2; member++) {
                String author = person(guild, member);
                writers.add(Thread.ofVirtual().name("writer").start(() -> {
                    for (int i = 0; !enough.get(); i++) {
                        people.write(guild, textChannel(guild, i % CHANNELS), author, "still writing");
                        written.incrementAndGet();
                        LockSupport.parkNanos(10_000_000);
                    }
                }));
            }
        }
    }

    /** Waits until so many more messages are written. */
    void go(int more) {
        int goal = written.get() + more;
        Await.until(more + " more messages are written", Duration.ofSeconds(120), () -> written.get() >= goal);
    }

    void end() throws InterruptedException {
        enough.set(true);
        for (Thread writer : writers) {
            writer.join();
        }
    }

    /** Every text in a channel, the bot's among them. */
    List<String> written(String channel) {
        return simulator.world().messages().page(Snowflake.of(channel), new Window.Latest(), Integer.MAX_VALUE).stream()
                .map(Message::content)
                .toList();
    }

    /** What everybody must have earned, by the ids of what the simulator remembers. */
    List<Total> expected() {
        Map<Long, Map<Long, Long>> totals = new TreeMap<>();
        for (JsonNode guild : guilds) {
            for (int channel = 0; channel < CHANNELS; channel++) {
                Snowflake place = Snowflake.of(textChannel(guild, channel));
                for (Message message :
                        simulator.world().messages().page(place, new Window.Latest(), Integer.MAX_VALUE)) {
                    if (message.content().equals("still writing")) {
                        totals.computeIfAbsent(Long.valueOf(id(guild)), key -> new TreeMap<>())
                                .merge(
                                        message.author().value(),
                                        amount(message.id().value()),
                                        Long::sum);
                    }
                }
            }
        }
        List<Total> expected = new ArrayList<>();
        totals.forEach(
                (guild, members) -> members.forEach((member, total) -> expected.add(new Total(guild, member, total))));
        return expected;
    }

    /** As docs/experience.md says: the finaliser of SplitMix64 of the id, modulo the number of amounts. */
    private static long amount(long id) {
        long mixed = (id ^ (id >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        mixed ^= mixed >>> 31;
        return LEAST + Long.remainderUnsigned(mixed, MOST - LEAST + 1L);
    }

    @Override
    public void close() {
        enough.set(true);
        simulator.close();
    }
}
