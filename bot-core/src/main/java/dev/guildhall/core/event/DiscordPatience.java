package dev.guildhall.core.event;

import java.time.Duration;

/** How long a lane still waits for Discord: so long since it was found to be away. Not thread-safe. */
final class DiscordPatience {

    private final Duration atMost;
    private boolean waiting;
    private long since;

    DiscordPatience(Duration atMost) {
        this.atMost = atMost;
    }

    /**
     * Discord could not be reached.
     *
     * @return whether it is to be tried again
     */
    boolean waits() {
        long now = System.nanoTime();
        if (!waiting) {
            waiting = true;
            since = now;
        }
        return now - since < atMost.toNanos();
    }

    /** What had failed before was done. */
    void isBack() {
        waiting = false;
    }
}
