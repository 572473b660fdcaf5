package dev.guildhall.spi;

import java.util.regex.Pattern;

/**
 * What a module is called.
 *
 * @param name by which operators enable it, and the prefix of its setting keys: lower case letters, digits and dashes
 * @param description one sentence for people
 * @param optIn whether its commands and buttons are off in a guild until its administrators switch them on
 */
public record ModuleInfo(String name, String description, boolean optIn) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    /** On in every guild, until its administrators switch it off. */
    public ModuleInfo(String name, String description) {
        this(name, description, false);
    }

    /** Off in each guild, until its administrators switch it on. */
    public ModuleInfo optingIn() {
        return new ModuleInfo(name, description, true);
    }

    public ModuleInfo {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("module name \"" + name + "\" must match " + NAME);
        }
        if (description.isBlank()) {
            throw new IllegalArgumentException("module " + name + " has no description");
        }
    }
}
