package dev.guildhall.javacord.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoginLoopTest {

    private final AtomicInteger attempts = new AtomicInteger();

    @Test
    void attemptThatBreaksDownIsFollowedByAnother() {
        new LoginLoop(0, () -> true, () -> {
                    if (attempts.incrementAndGet() == 1) {
                        throw new LinkageError("broken login");
                    }
                    return true;
                })
                .run();
        assertThat(attempts).hasValue(2);
    }

    @Test
    void shardThatIsNoLongerWantedDoesNotTryAgain() {
        new LoginLoop(0, () -> attempts.get() == 0, () -> {
                    attempts.incrementAndGet();
                    throw new IllegalStateException("closed meanwhile");
                })
                .run();
        assertThat(attempts).hasValue(1);
    }

    @Test
    void interruptionEndsTheLoop() {
        new LoginLoop(0, () -> true, () -> {
                    attempts.incrementAndGet();
                    throw new InterruptedException();
                })
                .run();
        assertThat(attempts).hasValue(1);
    }
}
