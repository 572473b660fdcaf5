package dev.guildhall.spi.setting;

import java.util.regex.Pattern;

/**
 * A setting of a guild, declared once by the module that reads it.
 *
 * @param name the module's name, a dot and a word: {@code xp.cooldown}
 * @param description one sentence for administrators, at most 100 characters
 */
public record SettingKey<T>(String name, SettingType<T> type, T defaultValue, String description) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*\\.[a-z][a-z0-9-]*");

    public SettingKey {
        if (!NAME.matcher(name).matches() || name.length() > 64) {
            throw new IllegalArgumentException("setting name \"" + name + "\" must be like xp.cooldown");
        }
        if (description.isBlank() || description.length() > 100) {
            throw new IllegalArgumentException("the description of " + name + " must have 1 to 100 characters");
        }
        if (!(type.parse(type.format(defaultValue)) instanceof Parsed.Valid<T>(T again))
                || !again.equals(defaultValue)) {
            throw new IllegalArgumentException(
                    "the default of " + name + ", " + defaultValue + ", is not " + type.description());
        }
    }

    /** The module that declared it. */
    public String module() {
        return name.substring(0, name.indexOf('.'));
    }
}
