package dev.guildhall.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.simulator.gateway.SessionView;
import dev.guildhall.simulator.gateway.SlowReader;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.Scenario;
import dev.guildhall.simulator.world.Snowflake;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Memory stays bounded whatever a client does not read. */
final class SlowReaderIT {
    private static final int BOUND = 50;
    private static final int MESSAGES = 6000;
    private static final String LONG = "x".repeat(1900);

    private static Simulator start(SlowReader choice) {
        return Simulator.start(SimulatorOptions.defaults()
                .with()
                .queueBound(BOUND)
                .replayBound(10)
                .slowReader(choice)
                .heartbeatInterval(Duration.ofMinutes(5))
                .build());
    }

    private static void flood(Simulator simulator, AtomicInteger posted) {
        Guild guild = simulator.world().guild(Scenario.TAVERN).orElseThrow();
        Snowflake channel = guild.channels().get(1).id();
        for (int number = 0; number < MESSAGES; number++) {
            simulator.world().messages().post(channel, guild.ownerId(), LONG);
            posted.incrementAndGet();
        }
    }

    private static SessionView session(Simulator simulator) {
        return Until.found(
                "the session", () -> simulator.gateway().sessions().stream().findFirst());
    }

    @Test
    void slowReaderIsDisconnectedAndItsSessionLivesOn() throws IOException {
        try (Simulator simulator = start(SlowReader.DROPPED);
                LazyReader reader = new LazyReader(simulator)) {
            Until.isTrue("the session", () -> session(simulator).sequence() == 3);
            flood(simulator, new AtomicInteger());
            assertThat(session(simulator).connected()).isFalse();
            assertThat(session(simulator).sequence()).isEqualTo(3 + MESSAGES);
            assertThat(reader).isNotNull();
        }
    }

    @Test
    void slowReaderHoldsTheWriterBackAndMissesNothing() throws IOException, InterruptedException {
        try (Simulator simulator = start(SlowReader.HELD_BACK);
                LazyReader reader = new LazyReader(simulator)) {
            Until.isTrue("the session", () -> session(simulator).sequence() == 3);
            AtomicInteger posted = new AtomicInteger();
            Thread writer = Thread.ofVirtual().start(() -> flood(simulator, posted));
            Until.isTrue("a full queue", () -> session(simulator).queued() >= BOUND);
            int read = 0;
            while (read < MESSAGES) {
                assertThat(session(simulator).queued()).isLessThanOrEqualTo(BOUND + 3);
                read += reader.next().startsWith("{\"t\":\"MESSAGE_CREATE\"") ? 1 : 0;
            }
            writer.join();
            assertThat(posted.get()).isEqualTo(MESSAGES);
            assertThat(session(simulator).connected()).isTrue();
        }
    }
}
