package dev.guildhall.testkit;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition, so that a test never waits for the clock. */
public final class Await {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long LOOK_NANOS = 2_000_000;

    private Await() {}

    /**
     * Returns as soon as the condition holds.
     *
     * @param condition asked every few milliseconds on the caller's thread
     * @throws AssertionError if it does not hold within 30 seconds
     */
    public static void until(String description, BooleanSupplier condition) {
        until(description, PATIENCE, condition);
    }

    /** As {@link #until(String, BooleanSupplier)}, for as long as the caller says. */
    public static void until(String description, Duration patience, BooleanSupplier condition) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + patience.toSeconds() + " s: " + description);
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }
}
