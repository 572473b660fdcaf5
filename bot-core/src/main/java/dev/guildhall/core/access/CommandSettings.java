package dev.guildhall.core.access;

import dev.guildhall.spi.command.Cooldown;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.SettingTypes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What administrators decide about commands, as settings; {@code /commands} edits them. */
public final class CommandSettings {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final Pattern PATH = Pattern.compile("[a-z][a-z0-9-]{0,31}(?: [a-z][a-z0-9-]{0,31}){0,2}");
    private static final String PATH_ALLOWED = "a command like xp add";

    /** How many rules, further names and cooldowns there can be, of each. */
    public static final int MOST = 200;

    /** On and off, roles and channels. */
    public static final SettingKey<List<CommandRule>> RULES = new SettingKey<>(
            "general.command-rules",
            SettingTypes.listOf(new CommandRuleType(), MOST),
            List.of(),
            "Which commands are off, and by whom and where they may be used; see /commands");

    /** Further names. */
    public static final SettingKey<Map<String, String>> ALIASES = new SettingKey<>(
            "general.aliases",
            SettingTypes.mapOf(
                    SettingTypes.text(1, 32, NAME, "a name of small letters, digits and dashes"),
                    SettingTypes.text(1, 98, PATH, PATH_ALLOWED),
                    MOST),
            Map.of(),
            "Further names of commands, like lvl = rank; see /commands alias");

    /** In place of those that the commands declare. */
    public static final SettingKey<Map<String, Duration>> COOLDOWNS = new SettingKey<>(
            "general.cooldowns",
            SettingTypes.mapOf(
                    SettingTypes.text(1, 98, PATH, PATH_ALLOWED),
                    SettingTypes.duration(Duration.ZERO, Cooldown.LONGEST),
                    MOST),
            Map.of(),
            "How long one waits between two uses of a command, like rank = 30s; see /commands cooldown");

    /** All of them. */
    public static final List<SettingKey<?>> ALL = List.of(RULES, ALIASES, COOLDOWNS);

    private CommandSettings() {}
}
