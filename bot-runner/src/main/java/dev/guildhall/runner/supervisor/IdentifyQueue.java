package dev.guildhall.runner.supervisor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Decides which shard may identify, and when: one for each key {@code shard % max_concurrency} in a window, and no more
 * than Discord still allows until its count starts anew. Among those that wait for a key, the one that identified least
 * often goes first, then the lower number: so a start goes in order, and a shard that flaps starves nobody.
 *
 * <p>Times are nanoseconds of one monotonic clock. Not thread-safe.
 */
final class IdentifyQueue {

    /** @param process that asked, to which the grant goes */
    record Request(int process, int shard) {}

    private final int maxConcurrency;
    private final long window;
    private final List<Request> waiting = new ArrayList<>();
    private final Map<Integer, Long> lastByKey = new HashMap<>();
    private final Map<Integer, Integer> grantsByShard = new HashMap<>();
    private int remaining;
    private long resetAt;
    private final int limit;

    /**
     * @param window how long a key rests after each identify
     * @param remaining how many identifies Discord still allows
     * @param limit how many it allows from {@code resetAt} on, for a day
     */
    IdentifyQueue(int maxConcurrency, Duration window, int remaining, int limit, long resetAt) {
        if (maxConcurrency < 1) {
            throw new IllegalArgumentException("max_concurrency is " + maxConcurrency + ": at least 1");
        }
        this.maxConcurrency = maxConcurrency;
        this.window = window.toNanos();
        this.remaining = remaining;
        this.limit = limit;
        this.resetAt = resetAt;
    }

    /** Asking twice changes nothing. */
    void request(Request request) {
        if (!waiting.contains(request)) {
            waiting.add(request);
        }
    }

    /** Forgets what a process that ended has asked for. */
    void forget(int process) {
        waiting.removeIf(request -> request.process() == process);
    }

    /** Those that may identify now; each is granted by being returned. */
    List<Request> grant(long now) {
        renew(now);
        List<Request> granted = new ArrayList<>();
        waiting.sort(Comparator.<Request>comparingInt(request -> grantsByShard.getOrDefault(request.shard(), 0))
                .thenComparingInt(Request::shard));
        for (Request request : List.copyOf(waiting)) {
            if (remaining > 0 && freeAt(request, now) <= now) {
                waiting.remove(request);
                remaining--;
                lastByKey.put(key(request), now);
                grantsByShard.merge(request.shard(), 1, Integer::sum);
                granted.add(request);
            }
        }
        return granted;
    }

    /** When {@link #grant} is worth calling again; empty while nobody waits. */
    OptionalLong nextAt(long now) {
        renew(now);
        return waiting.stream()
                .mapToLong(request -> remaining > 0 ? freeAt(request, now) : Math.max(resetAt, freeAt(request, now)))
                .min();
    }

    int remaining() {
        return remaining;
    }

    private void renew(long now) {
        if (now - resetAt >= 0) {
            remaining = limit;
            resetAt = now + Duration.ofDays(1).toNanos();
        }
    }

    private long freeAt(Request request, long now) {
        Long last = lastByKey.get(key(request));
        return last == null ? now : last + window;
    }

    private int key(Request request) {
        return request.shard() % maxConcurrency;
    }
}
