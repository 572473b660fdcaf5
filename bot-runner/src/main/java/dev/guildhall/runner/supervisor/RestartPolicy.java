package dev.guildhall.runner.supervisor;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * How long to wait before a process that died is started again: twice as long each time, anew after half an hour of health; and
 * much longer once it died too often, quickly or slowly, so that no crash loop burns the identifies of a day.
 *
 * <p>Times are nanoseconds of one monotonic clock. Not thread-safe.
 */
final class RestartPolicy {

    static final Duration FIRST = Duration.ofMillis(500);
    static final Duration LONGEST = Duration.ofSeconds(30);
    /** Longer than a leak or a poisonous event needs to come around again. */
    static final Duration HEALTHY = Duration.ofMinutes(30);

    static final Breaker QUICK = new Breaker(5, Duration.ofMinutes(2), Duration.ofMinutes(5));
    static final Breaker SLOW = new Breaker(12, Duration.ofHours(1), Duration.ofMinutes(30));

    /**
     * Opens at so many deaths within a time.
     *
     * @param pause before the next start
     */
    record Breaker(int deaths, Duration within, Duration pause) {}

    /** @param breaker the one that opened, if any did */
    record Pause(Duration duration, Optional<Breaker> breaker) {}

    /** Of the last hour, the latest first. */
    private final Deque<Long> deaths = new ArrayDeque<>();

    private Duration next = FIRST;

    /** @param lived how long it ran before it died */
    Pause died(long now, Duration lived) {
        if (lived.compareTo(HEALTHY) >= 0) {
            next = FIRST;
        }
        deaths.addFirst(now);
        while (now - deaths.getLast() > SLOW.within().toNanos()) {
            deaths.removeLast();
        }
        for (Breaker breaker : List.of(SLOW, QUICK)) {
            if (deathsWithin(now, breaker.within()) >= breaker.deaths()) {
                next = FIRST;
                return new Pause(breaker.pause(), Optional.of(breaker));
            }
        }
        Duration pause = next;
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        return new Pause(pause, Optional.empty());
    }

    private long deathsWithin(long now, Duration time) {
        return deaths.stream().takeWhile(death -> now - death <= time.toNanos()).count();
    }
}
