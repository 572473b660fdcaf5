package dev.guildhall.spi.facet;

import dev.guildhall.spi.command.Permission;

/**
 * What the bot itself must be allowed in a guild for something that the module does; {@code ./guildhall doctor} looks whether
 * it is.
 *
 * @param purpose what suffers without, as a few words: "roles for levels"
 */
public record NeededPermission(Permission permission, String purpose) implements Facet {

    public NeededPermission {
        if (purpose.isBlank()) {
            throw new IllegalArgumentException("permission " + permission.title() + " is needed without a purpose");
        }
    }
}
