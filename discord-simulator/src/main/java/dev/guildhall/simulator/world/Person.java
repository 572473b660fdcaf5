package dev.guildhall.simulator.world;

import org.jspecify.annotations.Nullable;

/**
 * A user account.
 *
 * @param name the unique user name
 * @param displayName what others see where no nickname is set
 * @param color the colour of the generated avatar, 0xRRGGBB
 * @param avatar the picture that takes its place, null when none was uploaded
 * @param banner null when none was uploaded
 */
public record Person(
        Snowflake id,
        String name,
        String displayName,
        boolean bot,
        int color,
        @Nullable Picture avatar,
        @Nullable Picture banner) {
    public Person {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name of person " + id + " is blank");
        }
    }

    /** An account without pictures of its own. */
    public Person(Snowflake id, String name, String displayName, boolean bot, int color) {
        this(id, name, displayName, bot, color, null, null);
    }
}
