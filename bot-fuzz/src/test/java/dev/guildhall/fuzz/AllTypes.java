package dev.guildhall.fuzz;

import dev.guildhall.core.access.CommandSettings;
import dev.guildhall.core.text.TextFiles;
import dev.guildhall.settings.SettingsModule;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.setting.Parsed;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.SettingTexts;
import dev.guildhall.spi.setting.SettingTypes;
import dev.guildhall.spi.setting.SettingsDirectory;
import dev.guildhall.spi.text.Texts;
import dev.guildhall.xp.setting.XpSettings;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Keys of every type that there is, the modules' own among them. */
public final class AllTypes {

    private static final List<SettingKey<?>> KEYS = made();

    public static final SettingsDirectory DIRECTORY = new Keys(KEYS);

    public static final SettingTexts ENGLISH = new OnlyEnglish();

    /** What the settings module says in English. */
    public static final Texts SAID =
            TextFiles.of("settings", SettingsModule.class).in(Locale.ENGLISH);

    private AllTypes() {}

    public static List<SettingKey<?>> keys() {
        return KEYS;
    }

    private static List<SettingKey<?>> made() {
        List<SettingKey<?>> keys = new ArrayList<>(List.of(
                new SettingKey<>("a.flag", SettingTypes.flag(), true, "A flag"),
                new SettingKey<>("a.number", SettingTypes.integer(-5, 5_000_000), 0, "A number"),
                new SettingKey<>("a.decimal", SettingTypes.decimal("-10", "1000", 3), BigDecimal.ONE, "A number"),
                new SettingKey<>("a.text", SettingTypes.text(0, 50), "hello", "A text"),
                new SettingKey<>(
                        "a.pattern", SettingTypes.text(1, 9, Pattern.compile("[a-z]+"), "letters"), "x", "Letters"),
                new SettingKey<>(
                        "a.time", SettingTypes.duration(Duration.ZERO, Duration.ofDays(400)), Duration.ZERO, "A time"),
                new SettingKey<>("a.word", SettingTypes.choice("slow", "fast", "none"), "slow", "A word"),
                new SettingKey<>("a.zone", SettingTypes.zone(), ZoneId.of("UTC"), "A zone"),
                new SettingKey<>(
                        "a.language",
                        SettingTypes.language(List.of(Locale.ENGLISH, Locale.KOREAN)),
                        Locale.ENGLISH,
                        "A language"),
                new SettingKey<>("a.color", SettingTypes.color(), 0, "A color"),
                new SettingKey<>("a.channel", SettingTypes.channel(), Optional.empty(), "A channel"),
                new SettingKey<>("a.role", SettingTypes.role(), Optional.empty(), "A role"),
                new SettingKey<>("a.member", SettingTypes.member(), Optional.empty(), "A member")));
        keys.addAll(List.of(
                new SettingKey<>("b.maybe", SettingTypes.optional(SettingTypes.text(0, 9)), Optional.empty(), "Maybe"),
                new SettingKey<>(
                        "b.texts", SettingTypes.listOf(SettingTypes.text(0, 20), 9), List.of("a"), "Some texts"),
                new SettingKey<>("b.roles", SettingTypes.listOf(SettingTypes.roleId(), 9), List.of(), "Some roles"),
                new SettingKey<>(
                        "b.maybes",
                        SettingTypes.listOf(SettingTypes.optional(SettingTypes.text(0, 9)), 9),
                        List.of(),
                        "Some"),
                new SettingKey<>(
                        "b.map",
                        SettingTypes.mapOf(SettingTypes.text(0, 20), SettingTypes.text(0, 20), 9),
                        Map.of("a", "b"),
                        "A map"),
                new SettingKey<>(
                        "b.levels",
                        SettingTypes.mapOf(SettingTypes.integer(1, 99), SettingTypes.roleId(), 9),
                        Map.of(),
                        "A map"),
                new SettingKey<>(
                        "b.members",
                        SettingTypes.mapOf(SettingTypes.memberId(), SettingTypes.optional(SettingTypes.channelId()), 9),
                        Map.of(),
                        "A map")));
        keys.addAll(CommandSettings.ALL);
        keys.addAll(XpSettings.ALL);
        return List.copyOf(keys);
    }

    private record Keys(List<SettingKey<?>> keys) implements SettingsDirectory {

        @Override
        public Optional<SettingKey<?>> key(String name) {
            return keys.stream().filter(each -> each.name().equals(name)).findFirst();
        }

        @Override
        public <T> Parsed<T> set(GuildId guild, SettingKey<T> key, String text, UserId actor) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void reset(GuildId guild, SettingKey<?> key, UserId actor) {
            throw new UnsupportedOperationException();
        }
    }

    private record OnlyEnglish() implements SettingTexts {

        @Override
        public String description(SettingKey<?> key, Locale language) {
            return key.description();
        }

        @Override
        public String help(SettingKey<?> key, Locale language) {
            return key.help();
        }

        @Override
        public Optional<String> allowed(SettingKey<?> key, Locale language) {
            return Optional.empty();
        }

        @Override
        public String permission(SettingKey<?> key, Locale language) {
            return key.permission().title();
        }
    }
}
