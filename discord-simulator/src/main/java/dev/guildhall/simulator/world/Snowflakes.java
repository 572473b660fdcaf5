package dev.guildhall.simulator.world;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Mints ids from the clock, each greater than the one before, whatever the clock does.
 *
 * <p>Safe for use by several threads.
 */
public final class Snowflakes {
    private final Clock clock;
    private final AtomicLong last = new AtomicLong();

    public Snowflakes(Clock clock) {
        this.clock = clock;
    }

    /** The next id; when the clock goes back, the ids run ahead of it. */
    public Snowflake next() {
        // Worker and sequence bits together count, so a busy millisecond has room for four million ids.
        long earliest = (clock.millis() - Snowflake.EPOCH_MILLIS) << 22;
        return new Snowflake(last.updateAndGet(previous -> Math.max(previous + 1, earliest)));
    }
}
