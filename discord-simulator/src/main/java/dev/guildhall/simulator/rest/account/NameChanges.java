package dev.guildhall.simulator.rest.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Lets an account be renamed twice in an hour, as Discord does. Safe for several threads. */
public final class NameChanges {
    private static final int MOST = 2;
    private static final Duration WINDOW = Duration.ofHours(1);

    private final Clock clock;
    private final Deque<Instant> changes = new ArrayDeque<>();

    public NameChanges(Clock clock) {
        this.clock = clock;
    }

    /** Counts a change; false when there were too many already. */
    synchronized boolean allow() {
        Instant now = clock.instant();
        changes.removeIf(change -> change.plus(WINDOW).isBefore(now));
        if (changes.size() >= MOST) {
            return false;
        }
        changes.add(now);
        return true;
    }
}
