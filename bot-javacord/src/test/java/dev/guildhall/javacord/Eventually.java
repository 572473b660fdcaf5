package dev.guildhall.javacord;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Waits for what another thread does. */
final class Eventually {

    /** Generous: it is spent only where something is wrong, or the machine is busy. */
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private Eventually() {}

    /**
     * Repeats the assertions until they hold, and fails as they do when the deadline is over. An exception counts as not yet:
     * what they look for may not be there.
     */
    static void eventually(ThrowingCallable assertions) {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (true) {
            try {
                assertions.call();
                return;
            } catch (AssertionError notYet) {
                if (System.nanoTime() - end > 0) {
                    throw notYet;
                }
            } catch (Throwable notThere) {
                if (System.nanoTime() - end > 0) {
                    throw new AssertionError("still fails after " + DEADLINE.toSeconds() + " s: " + notThere, notThere);
                }
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }
}
