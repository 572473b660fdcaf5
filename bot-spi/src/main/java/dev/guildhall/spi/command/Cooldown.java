package dev.guildhall.spi.command;

import java.time.Duration;

/**
 * How often a command may be used: once in so long, by whom it counts for. It keeps people from flooding a channel, and is kept in
 * memory: a restart forgets it. What must hold longer, such as a daily gift, belongs in the module's tables.
 *
 * @param time at most {@link #LONGEST}; zero for no limit
 */
public record Cooldown(Duration time, Per per) {

    /** Who shares a cooldown. */
    public enum Per {
        PERSON,
        CHANNEL,
        GUILD
    }

    public static final Duration LONGEST = Duration.ofDays(1);

    public static final Cooldown NONE = new Cooldown(Duration.ZERO, Per.PERSON);

    public Cooldown {
        if (time.isNegative() || time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a cooldown cannot be " + time + ": it lasts a day at most");
        }
    }
}
