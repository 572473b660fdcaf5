package dev.guildhall.runner.supervisor;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;

/**
 * Discord's global limit for all processes together: so many REST calls in any window. Those who ask are served in turn,
 * in small batches, so that no process takes it all.
 *
 * <p>Times are nanoseconds of one monotonic clock. Not thread-safe.
 */
final class RestBudget {

    /** Grants go out in portions of at most this many. */
    static final int BATCH = 10;

    record Grant(int process, int count) {}

    private final int limit;
    private final long window;
    private final Deque<Long> spent = new ArrayDeque<>();
    private final Deque<Grant> wanted = new ArrayDeque<>();
    private long pausedUntil;
    private boolean paused;

    RestBudget(int limit, Duration window) {
        this.limit = limit;
        this.window = window.toNanos();
    }

    void request(int process, int count) {
        if (count > 0) {
            wanted.add(new Grant(process, count));
        }
    }

    /** Forgets what a process that ended has asked for. What it was granted stays spent: it may have used it. */
    void forget(int process) {
        wanted.removeIf(grant -> grant.process() == process);
    }

    /** Nothing is granted for this long. A pause never shortens one that lasts longer. */
    void pause(long now, Duration duration) {
        long until = now + duration.toNanos();
        pausedUntil = paused && pausedUntil - until > 0 ? pausedUntil : until;
        paused = true;
    }

    /** What may be called now; granted by being returned. */
    List<Grant> grant(long now) {
        settle(now);
        List<Grant> granted = new ArrayList<>();
        while (!paused && spent.size() < limit && !wanted.isEmpty()) {
            Grant next = wanted.remove();
            int count = Math.min(Math.min(next.count(), BATCH), limit - spent.size());
            for (int call = 0; call < count; call++) {
                spent.add(now);
            }
            if (next.count() > count) {
                wanted.add(new Grant(next.process(), next.count() - count));
            }
            granted.add(new Grant(next.process(), count));
        }
        return granted;
    }

    /** When {@link #grant} is worth calling again; empty while nobody waits. */
    OptionalLong nextAt(long now) {
        settle(now);
        if (wanted.isEmpty()) {
            return OptionalLong.empty();
        }
        long free = spent.size() < limit ? now : spent.element() + window;
        return OptionalLong.of(paused && pausedUntil - free > 0 ? pausedUntil : free);
    }

    private void settle(long now) {
        while (!spent.isEmpty() && now - spent.element() >= window) {
            spent.remove();
        }
        if (paused && now - pausedUntil >= 0) {
            paused = false;
        }
    }
}
