package dev.guildhall.simulator.gateway;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Measures a connection's latency by Discord's own means: the client is asked for a heartbeat, which it has to send at once.
 *
 * <p>It is asked seldom, because a client that has lost an acknowledgement and so has stopped to beat its heart must not be kept
 * alive by this. Safe for several threads.
 */
final class Pulse {
    private static final int INTERVALS = 20;

    private long nextAt;
    private long askedAt;
    private boolean begun;
    private boolean asked;
    private @Nullable Long latencyMillis;

    /** Whether to ask now: a quarter of an interval after this was first called, and every twenty intervals from then on. */
    synchronized boolean isDue(Duration interval) {
        long now = System.nanoTime();
        if (!begun) {
            begun = true;
            nextAt = now + interval.toNanos() / 4;
        }
        if (asked || now - nextAt < 0) {
            return false;
        }
        nextAt = now + INTERVALS * interval.toNanos();
        askedAt = now;
        asked = true;
        return true;
    }

    synchronized void beaten() {
        if (asked) {
            asked = false;
            latencyMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - askedAt);
        }
    }

    synchronized @Nullable Long latencyMillis() {
        return latencyMillis;
    }
}
