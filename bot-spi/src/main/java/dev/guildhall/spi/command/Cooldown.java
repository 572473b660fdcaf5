package dev.guildhall.spi.command;

import java.time.Duration;

/** How often a command may be used: once in so long, by whom it counts for. Zero for no limit. */
public record Cooldown(Duration time, Per per) {

    /** Who shares a cooldown. */
    public enum Per {
        PERSON,
        CHANNEL,
        GUILD
    }

    public static final Cooldown NONE = new Cooldown(Duration.ZERO, Per.PERSON);

    public Cooldown {
        if (time.isNegative()) {
            throw new IllegalArgumentException("a cooldown cannot be " + time);
        }
    }
}
