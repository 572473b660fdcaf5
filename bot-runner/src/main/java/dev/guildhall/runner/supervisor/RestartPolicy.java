package dev.guildhall.runner.supervisor;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How long to wait before a process that died is started again: twice as long each time, anew after a healthy minute; and
 * much longer once it died too often, so that no crash loop burns the identifies of a day.
 *
 * <p>Times are nanoseconds of one monotonic clock. Not thread-safe.
 */
final class RestartPolicy {

    static final Duration FIRST = Duration.ofMillis(500);
    static final Duration LONGEST = Duration.ofSeconds(30);
    static final Duration HEALTHY = Duration.ofMinutes(1);
    static final int DEATHS = 5;
    static final Duration WITHIN = Duration.ofMinutes(2);
    static final Duration BROKEN = Duration.ofMinutes(5);

    /** @param broken whether the breaker opened: it died {@value #DEATHS} times within two minutes */
    record Pause(Duration duration, boolean broken) {}

    private final Deque<Long> deaths = new ArrayDeque<>();
    private Duration next = FIRST;

    /** @param lived how long it ran before it died */
    Pause died(long now, Duration lived) {
        if (lived.compareTo(HEALTHY) >= 0) {
            next = FIRST;
        }
        deaths.add(now);
        while (now - deaths.element() > WITHIN.toNanos()) {
            deaths.remove();
        }
        if (deaths.size() >= DEATHS) {
            deaths.clear();
            next = FIRST;
            return new Pause(BROKEN, true);
        }
        Duration pause = next;
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        return new Pause(pause, false);
    }
}
