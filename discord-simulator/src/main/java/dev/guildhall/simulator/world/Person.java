package dev.guildhall.simulator.world;

/**
 * A user account.
 *
 * @param name the unique user name
 * @param displayName what others see where no nickname is set
 * @param color the colour of the generated avatar, 0xRRGGBB
 */
public record Person(Snowflake id, String name, String displayName, boolean bot, int color) {
    public Person {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name of person " + id + " is blank");
        }
    }
}
