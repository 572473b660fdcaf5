package dev.guildhall.simulator.gateway;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Lets one shard for each key {@code shard % maxConcurrency} identify in a window, and counts a day's starts. */
final class IdentifyQueue {
    private static final long DAY = TimeUnit.DAYS.toNanos(1);

    private final int maxConcurrency;
    private final int total;
    private final long window;
    private final Map<Integer, Long> taken = new HashMap<>();
    private int remaining;
    private long resetAt;

    IdentifyQueue(int maxConcurrency, Duration window, int total) {
        this.maxConcurrency = maxConcurrency;
        this.window = window.toNanos();
        this.total = total;
        this.remaining = total;
        this.resetAt = System.nanoTime() + DAY;
    }

    enum Verdict {
        ADMITTED,
        TOO_SOON,
        NO_STARTS_LEFT
    }

    synchronized Verdict admit(int shard, long now) {
        renew(now);
        int key = shard % maxConcurrency;
        Long last = taken.get(key);
        if (last != null && now - last < window) {
            return Verdict.TOO_SOON;
        }
        if (remaining <= 0) {
            return Verdict.NO_STARTS_LEFT;
        }
        taken.put(key, now);
        remaining--;
        return Verdict.ADMITTED;
    }

    synchronized SessionStartLimit limit() {
        long now = System.nanoTime();
        renew(now);
        return new SessionStartLimit(total, remaining, TimeUnit.NANOSECONDS.toMillis(resetAt - now), maxConcurrency);
    }

    synchronized void remaining(int left) {
        remaining = left;
    }

    private void renew(long now) {
        if (now - resetAt >= 0) {
            remaining = total;
            resetAt = now + DAY;
        }
    }
}
