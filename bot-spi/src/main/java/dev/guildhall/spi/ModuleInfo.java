package dev.guildhall.spi;

import java.util.regex.Pattern;

/**
 * What a module is called.
 *
 * @param name by which operators enable it, and the prefix of its setting keys: lower case letters, digits and dashes
 * @param description one sentence for people
 */
public record ModuleInfo(String name, String description) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    public ModuleInfo {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("module name \"" + name + "\" must match " + NAME);
        }
        if (description.isBlank()) {
            throw new IllegalArgumentException("module " + name + " has no description");
        }
    }
}
