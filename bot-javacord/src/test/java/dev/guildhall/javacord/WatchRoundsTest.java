package dev.guildhall.javacord;

import static dev.guildhall.javacord.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WatchRoundsTest {

    @Test
    void checkThatFailsStopsNeitherTheOthersNorTheNextRound() throws Exception {
        AtomicInteger failing = new AtomicInteger();
        AtomicInteger sound = new AtomicInteger();
        AtomicBoolean wanted = new AtomicBoolean(true);
        Runnable broken = () -> {
            failing.incrementAndGet();
            throw new AssertionError("broken check");
        };
        List<Runnable> checks = List.of(broken, sound::incrementAndGet);
        Thread watch = Thread.ofVirtual().start(new WatchRounds(checks, Duration.ofMillis(1), wanted::get));
        eventually(() -> assertThat(sound).hasValueGreaterThanOrEqualTo(3));
        assertThat(failing).hasValueGreaterThanOrEqualTo(3);
        wanted.set(false);
        watch.join();
    }
}
