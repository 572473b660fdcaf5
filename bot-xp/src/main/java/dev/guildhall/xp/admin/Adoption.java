package dev.guildhall.xp.admin;

import dev.guildhall.spi.guild.Guild;
import dev.guildhall.spi.guild.Guilds;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.message.Markdown;
import dev.guildhall.spi.setting.GuildSettings;
import dev.guildhall.spi.setting.Parsed;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.SettingTexts;
import dev.guildhall.spi.setting.Settings;
import dev.guildhall.spi.setting.SettingsDirectory;
import dev.guildhall.spi.setting.change.Edit;
import dev.guildhall.spi.setting.change.Edits;
import dev.guildhall.spi.setting.change.Outcome;
import dev.guildhall.spi.setting.change.SettingsEditor;
import dev.guildhall.spi.setting.change.Slot;
import dev.guildhall.spi.text.Texts;
import dev.guildhall.xp.level.Levels;
import dev.guildhall.xp.setting.LevelRules;
import dev.guildhall.xp.setting.XpSettings;
import dev.guildhall.xp.transfer.Suggestion;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Takes over what another bot had set: only where somebody wishes it, and only what that person may change. Its rewards come
 * beside the guild's own. Thread-safe.
 */
record Adoption(
        SettingsDirectory directory,
        SettingsEditor editor,
        Settings settings,
        SettingTexts descriptions,
        Guilds guilds) {

    private static final String REWARDS = XpSettings.REWARDS.name();

    /**
     * What would be set.
     *
     * @param values by the names of settings, without those that are so already
     * @param missing rewards whose roles are not in the guild: they are left out
     */
    record Plan(Map<String, String> values, Map<Integer, RoleId> missing) {

        /** Nothing. */
        static final Plan NONE = new Plan(Map.of(), Map.of());
    }

    /** Suggestions as lines: {@code xp.amount 15-25}. Of two for the same key, the later counts. */
    static String lines(Collection<Suggestion> suggestions) {
        Map<String, String> values = new LinkedHashMap<>();
        SortedMap<Integer, RoleId> rewards = new TreeMap<>();
        for (Suggestion suggestion : suggestions) {
            switch (suggestion) {
                case Suggestion.Setting(String key, String value) -> values.put(key, value);
                case Suggestion.Reward(int level, RoleId role) -> rewards.put(level, role);
            }
        }
        if (!rewards.isEmpty()) {
            values.put(REWARDS, mentions(rewards));
        }
        return values.entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue())
                .collect(Collectors.joining("\n"));
    }

    /** A value as Discord shows it well: roles by their names. */
    static String shown(String key, String value) {
        return key.equals(REWARDS)
                        && XpSettings.REWARDS.type().parse(value)
                                instanceof Parsed.Valid<Map<Integer, RoleId>>(Map<Integer, RoleId> rewards)
                ? mentions(new TreeMap<>(rewards))
                : value;
    }

    private static String mentions(SortedMap<Integer, RoleId> rewards) {
        return rewards.entrySet().stream()
                .map(each -> each.getKey() + "=<@&" + each.getValue() + ">")
                .collect(Collectors.joining(", "));
    }

    /** What lines of {@link #lines} would set in a guild. */
    Plan plan(GuildId guild, String lines) {
        Map<String, String> values = new LinkedHashMap<>();
        lines.lines()
                .forEach(line ->
                        values.put(line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1)));
        Map<Integer, RoleId> missing = new TreeMap<>();
        String rewards = values.getOrDefault(REWARDS, "");
        if (!rewards.isEmpty()
                && XpSettings.REWARDS.type().parse(rewards)
                        instanceof Parsed.Valid<Map<Integer, RoleId>>(Map<Integer, RoleId> theirs)) {
            Map<Integer, RoleId> own = settings.of(guild).get(XpSettings.REWARDS);
            Optional<Guild> known = guilds.guild(guild);
            Map<Integer, RoleId> merged = new TreeMap<>(own);
            theirs.forEach((level, role) -> {
                if (known.isPresent() && known.get().role(role).isEmpty()) {
                    missing.put(level, role);
                } else {
                    merged.putIfAbsent(level, role);
                }
            });
            values.put(REWARDS, XpSettings.REWARDS.type().format(merged));
        }
        GuildSettings now = settings.of(guild);
        values.entrySet()
                .removeIf(each -> directory
                        .key(each.getKey())
                        .filter(key -> isSo(now, key, each.getValue()))
                        .isPresent());
        return new Plan(values, missing);
    }

    private static <T> boolean isSo(GuildSettings now, SettingKey<T> key, String value) {
        return key.type().parse(value) instanceof Parsed.Valid<T>(T wished) && wished.equals(now.get(key));
    }

    /** What levels and rewards would be like, as far as somebody may change them; nothing where they would stay. */
    Optional<LevelRules> rules(GuildId guild, Plan plan, long permissions) {
        GuildSettings current = settings.of(guild);
        LevelRules now = XpSettings.leveling(current);
        LevelRules then = new LevelRules(
                new Levels(
                        value(XpSettings.CURVE, plan, permissions, now.levels().curve()),
                        value(
                                XpSettings.LEVEL_CAP,
                                plan,
                                permissions,
                                now.levels().cap())),
                now.announce(),
                now.channel(),
                now.template(),
                now.every(),
                now.onlyRewards(),
                new TreeMap<>(value(XpSettings.REWARDS, plan, permissions, current.get(XpSettings.REWARDS))),
                now.replacing());
        return then.equals(now) ? Optional.empty() : Optional.of(then);
    }

    private static <T> T value(SettingKey<T> key, Plan plan, long permissions, T now) {
        String wished = plan.values().get(key.name());
        return wished != null
                        && key.permission().in(permissions)
                        && key.type().parse(wished) instanceof Parsed.Valid<T>(T value)
                ? value
                : now;
    }

    /** Sets it; says what was set and what could not be. */
    String adopt(GuildId guild, Plan plan, UserId actor, long permissions, Texts texts) {
        return plan.values().entrySet().stream()
                .map(each -> adopt(guild, each.getKey(), each.getValue(), actor, permissions, texts))
                .collect(Collectors.joining("\n"));
    }

    private String adopt(GuildId guild, String name, String value, UserId actor, long permissions, Texts texts) {
        Optional<SettingKey<?>> key = directory.key(name);
        String problem;
        if (key.isEmpty()) {
            problem = texts.say("admin.adopt.unknown");
        } else if (!key.get().permission().in(permissions)) {
            problem = texts.say(
                    "admin.adopt.permission",
                    "permission",
                    key.get().permission().title());
        } else {
            problem = problem(guild, key.get(), value, actor, texts.language());
        }
        return problem.isEmpty()
                ? texts.say("admin.adopt.set", "key", name, "value", value)
                : texts.say("admin.adopt.refused", "key", name, "value", value, "problem", Markdown.escape(problem));
    }

    private String problem(GuildId guild, SettingKey<?> key, String value, UserId actor, Locale language) {
        Edit edit = new Edit(Slot.of(key), new Edit.Set(value));
        return switch (editor.apply(guild, Edits.of(actor, edit).in(language))) {
            case Outcome.Applied _ -> "";
            case Outcome.Refused(List<Outcome.Problem> problems) -> problem(key, problems.getFirst(), language);
            case Outcome.Overtaken overtaken ->
                throw new IllegalStateException("a change that may overwrite anything was overtaken: " + overtaken);
        };
    }

    /** Types speak English; in another language it is said what they would have taken. */
    private String problem(SettingKey<?> key, Outcome.Problem problem, Locale language) {
        return problem.name().isEmpty() || language.getLanguage().equals(Locale.ENGLISH.getLanguage())
                ? problem.text()
                : descriptions.allowed(key, language).orElseGet(() -> descriptions.description(key, language));
    }
}
