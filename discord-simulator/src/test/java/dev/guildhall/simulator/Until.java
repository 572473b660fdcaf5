package dev.guildhall.simulator;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for a condition, with a deadline that only a failure reaches. */
public final class Until {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private Until() {}

    public static void isTrue(String what, BooleanSupplier condition) {
        found(what, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    public static <T> T found(String what, Supplier<Optional<T>> search) {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (System.nanoTime() < end) {
            Optional<T> result = search.get();
            if (result.isPresent()) {
                return result.get();
            }
            LockSupport.parkNanos(5_000_000);
        }
        throw new AssertionError("waited " + DEADLINE.toSeconds() + " s in vain for: " + what);
    }
}
