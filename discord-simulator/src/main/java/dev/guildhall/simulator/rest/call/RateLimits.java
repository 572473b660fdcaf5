package dev.guildhall.simulator.rest.call;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Counts calls in fixed windows, one for each bucket. Safe for use by several threads. */
final class RateLimits {
    private final Map<String, Window> windows = new ConcurrentHashMap<>();

    /**
     * How a bucket stands after a call.
     *
     * @param resetAfterMillis until the window ends
     */
    record Standing(boolean allowed, int limit, int remaining, long resetAfterMillis) {
        double resetAfterSeconds() {
            return resetAfterMillis / 1000.0;
        }
    }

    private record Window(long endsAt, int used) {}

    /** Counts a call. */
    Standing take(String bucket, Quota quota) {
        return take(bucket, quota, System.nanoTime());
    }

    Standing take(String bucket, Quota quota, long now) {
        Window window = windows.compute(bucket, (key, current) -> {
            if (current == null || now - current.endsAt() >= 0) {
                return new Window(now + TimeUnit.MILLISECONDS.toNanos(quota.windowMillis()), 1);
            }
            return new Window(current.endsAt(), Math.min(current.used(), quota.calls()) + 1);
        });
        // Rounded up, so that a client that waits exactly so long is not early.
        long left = TimeUnit.NANOSECONDS.toMillis(window.endsAt() - now) + 1;
        return new Standing(
                window.used() <= quota.calls(), quota.calls(), Math.max(0, quota.calls() - window.used()), left);
    }
}
