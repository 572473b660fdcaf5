package dev.guildhall.spi.setting;

import dev.guildhall.spi.command.Permission;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A setting of a guild, declared once by the module that reads it.
 *
 * @param name the module's name, a dot and a word: {@code xp.cooldown}
 * @param description one sentence for administrators, at most 100 characters
 * @param levels where a value of its own may hold, beside the guild
 * @param permission what somebody needs who changes it
 * @param help more about it, at most 1,000 characters; may be empty. Other languages have it as {@code setting.<key>.help}
 */
public record SettingKey<T>(
        String name,
        SettingType<T> type,
        T defaultValue,
        String description,
        Set<SettingScope.Level> levels,
        Permission permission,
        String help) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*\\.[a-z][a-z0-9-]*");

    public SettingKey {
        levels = Set.copyOf(levels);
        if (!NAME.matcher(name).matches() || name.length() > 64) {
            throw new IllegalArgumentException("setting name \"" + name + "\" must be like xp.cooldown");
        }
        if (description.isBlank() || description.length() > 100) {
            throw new IllegalArgumentException("the description of " + name + " must have 1 to 100 characters");
        }
        if (help.length() > 1000) {
            throw new IllegalArgumentException("the help of " + name + " must have at most 1000 characters");
        }
        if (!(type.parse(type.format(defaultValue)) instanceof Parsed.Valid<T>(T again))
                || !again.equals(defaultValue)) {
            throw new IllegalArgumentException(
                    "the default of " + name + ", " + defaultValue + ", is not " + type.description());
        }
    }

    /** A setting of the guild alone, for those who may manage it. */
    public SettingKey(String name, SettingType<T> type, T defaultValue, String description) {
        this(name, type, defaultValue, description, Set.of(), Permission.MANAGE_GUILD, "");
    }

    /** May have values of its own there, which {@link GuildSettings#at} finds. */
    public SettingKey<T> overridableBy(SettingScope.Level... more) {
        return new SettingKey<>(name, type, defaultValue, description, Set.of(more), permission, help);
    }

    public SettingKey<T> changedBy(Permission needed) {
        return new SettingKey<>(name, type, defaultValue, description, levels, needed, help);
    }

    public SettingKey<T> withHelp(String text) {
        return new SettingKey<>(name, type, defaultValue, description, levels, permission, text);
    }

    /** Whether it may have a value there. */
    public boolean allows(SettingScope scope) {
        return switch (scope) {
            case SettingScope.WholeGuild whole -> true;
            case SettingScope.InChannel in ->
                levels.contains(SettingScope.Level.CHANNEL) || levels.contains(SettingScope.Level.CATEGORY);
            case SettingScope.WithRole with -> levels.contains(SettingScope.Level.ROLE);
        };
    }

    /** The module that declared it. */
    public String module() {
        return name.substring(0, name.indexOf('.'));
    }
}
