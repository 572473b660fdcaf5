package dev.guildhall.xp.transfer;

import dev.guildhall.spi.id.UserId;
import java.util.OptionalLong;

/**
 * What a file says of one person.
 *
 * @param xp all that the person ever earned
 * @param messages how many messages were counted, where the file says so
 */
public record Person(UserId user, long xp, OptionalLong messages) {

    /** More than any bot ever gave; sums of it stay far within a {@code long}. */
    public static final long MOST_XP = 1_000_000_000_000L;

    /** As many counts of messages never come to. */
    public static final long MOST_MESSAGES = 1_000_000_000_000L;

    public Person {
        if (xp < 0 || xp > MOST_XP) {
            throw new IllegalArgumentException("xp " + xp + " is not between 0 and " + MOST_XP);
        }
    }
}
