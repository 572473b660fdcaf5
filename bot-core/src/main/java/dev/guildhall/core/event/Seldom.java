package dev.guildhall.core.event;

import java.util.concurrent.atomic.AtomicLong;

/** Lets one through every ten seconds: a log that says the same of each of many events hides the rest. Thread-safe. */
final class Seldom {

    private static final long INTERVAL_NANOS = 10_000_000_000L;

    private final AtomicLong last = new AtomicLong(System.nanoTime() - INTERVAL_NANOS);

    boolean isTime() {
        long now = System.nanoTime();
        long before = last.get();
        return now - before >= INTERVAL_NANOS && last.compareAndSet(before, now);
    }
}
