package dev.guildhall.xp.view;

import dev.guildhall.spi.id.GuildId;
import dev.guildhall.xp.level.Levels;

/**
 * Where a total lies between two levels.
 *
 * @param done of the XP to the next level
 * @param needed from the level to the next one; 0 where there is none
 */
public record Progress(int level, long done, long needed) {

    /** By the curve of a guild. Thread-safe. */
    @FunctionalInterface
    public interface Of {

        Progress of(GuildId guild, long total);
    }

    public Progress {
        if (level < 0 || done < 0 || needed < 0) {
            throw new IllegalArgumentException(
                    "level " + level + " with " + done + " of " + needed + " XP: nothing of it is below 0");
        }
    }

    public static Progress at(long total, Levels levels) {
        int level = levels.level(total);
        long reached = levels.threshold(level);
        long needed = level < levels.cap() ? levels.threshold(level + 1) - reached : 0;
        return new Progress(level, Math.max(0, total - reached), needed);
    }

    /** Whether there is no higher level. */
    public boolean complete() {
        return needed == 0;
    }

    /** From 0 to 1. */
    public double share() {
        return complete() ? 1 : Math.min(1, (double) done / needed);
    }
}
