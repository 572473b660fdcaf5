package dev.guildhall.settings.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.guildhall.core.text.TextFiles;
import dev.guildhall.settings.SettingsModule;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.setting.Parsed;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.SettingScope;
import dev.guildhall.spi.setting.SettingTexts;
import dev.guildhall.spi.setting.SettingTypes;
import dev.guildhall.spi.setting.SettingsDirectory;
import dev.guildhall.spi.setting.change.Edit;
import dev.guildhall.spi.setting.change.Slot;
import dev.guildhall.spi.setting.change.StoredSettings;
import dev.guildhall.spi.text.Texts;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFileTest {

    static final SettingsDirectory KEYS = new Keys(List.of(
            new SettingKey<>("a.text", SettingTypes.text(0, 50), "", "A text"),
            new SettingKey<>("a.words", SettingTypes.listOf(SettingTypes.text(0, 20), 9), List.of(), "Some words"),
            new SettingKey<>(
                    "b.map",
                    SettingTypes.mapOf(SettingTypes.text(0, 20), SettingTypes.text(0, 20), 9),
                    Map.of(),
                    "A map"),
            new SettingKey<>("b.number", SettingTypes.integer(-5, 5), 0, "A number"),
            new SettingKey<>("b.flag", SettingTypes.flag(), false, "A flag").overridableBy(SettingScope.Level.CHANNEL),
            new SettingKey<>("b.price", SettingTypes.decimal("0", "9", 2), BigDecimal.ONE, "A price")));

    private static final Texts ENGLISH =
            TextFiles.of("settings", SettingsModule.class).in(Locale.ENGLISH);

    private static SettingsFile read(String yaml) {
        return SettingsFile.read(yaml, KEYS, false);
    }

    @Test
    void textsListsAndMapsAreRead() {
        SettingsFile file = read("""
                guildhall: 1
                settings:
                  a:
                    text: "null"
                    words: [x, "y, z"]
                  b:
                    map: {one: 1, "=": 'two'}
                    number: ~
                    flag: true
                own:
                  - channel: "600000000000000011"
                    settings: {b: {flag: off}}
                """);

        assertThat(file.complete()).isFalse();
        assertThat(file.edits())
                .containsExactly(
                        edit("a.text", "null"),
                        edit("a.words", "x, \"y, z\""),
                        edit("b.map", "\"=\"=two, one=1"),
                        new Edit(new Slot("b.number", SettingScope.GUILD), new Edit.Reset()),
                        edit("b.flag", "on"),
                        new Edit(
                                new Slot("b.flag", new SettingScope.InChannel(new ChannelId(600000000000000011L))),
                                new Edit.Set("off")));
    }

    private static Edit edit(String name, String text) {
        return new Edit(new Slot(name, SettingScope.GUILD), new Edit.Set(text));
    }

    @Test
    void whatIsWrittenIsReadAsTheSame() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 500; i++) {
            Map<Slot, String> texts = new HashMap<>();
            for (SettingKey<?> key : KEYS.keys()) {
                value(key, random).ifPresent(text -> texts.put(new Slot(key.name(), SettingScope.GUILD), text));
            }
            String yaml = YamlWriter.write(
                    List.of("A head"),
                    new StoredSettings(1, Instant.EPOCH, texts, List.of()),
                    KEYS,
                    new English(),
                    ENGLISH);
            Map<Slot, String> again = new HashMap<>();
            SettingsFile file = read(yaml);
            file.edits().forEach(each -> again.put(each.slot(), ((Edit.Set) each.wish()).text()));
            assertThat(file.complete()).isTrue();
            assertThat(again).as(yaml).isEqualTo(texts);
        }
    }

    private static <T> Optional<String> value(SettingKey<T> key, SplittableRandom random) {
        String letters = "ab,\"\\=:#-&*!|>%@`'{}[] \u00e9\uac00\u2028\u0085~?null";
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return key.type().parse(text.toString()) instanceof Parsed.Valid<T>(T value)
                        && !key.type().format(value).isEmpty()
                ? Optional.of(key.type().format(value))
                : Optional.empty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "[1]",
                "guildhall: 2",
                "guildhall: 1\nsetings: {}",
                "guildhall: 1\nsettings: {a: {text: !!java.net.URL [x]}}",
                "guildhall: 1\nsettings: {a: &x {text: y}, b: *x}",
                "guildhall: 1\nsettings: {a: {text: x, text: y}}",
                "guildhall: 1\n---\nguildhall: 1",
                "guildhall: 1\nsettings: {a: {words: [[x]]}}",
                "guildhall: 1\nsettings: {a: {text: {b: {c: {d: {e: {f: {g: h}}}}}}}}",
                "guildhall: 1\nown: [{channel: 5, settings: {}}]",
                "guildhall: 1\nown: [{channel: '600000000000000011', setings: {}}]",
                "guildhall: 1\nown: [{channel: '600000000000000011', settings: {b: {number: 1}}}]",
                "guildhall: 1\nown: [{role: '600000000000000021', settings: {b: {flag: on}}}]",
                "guildhall: 1\ncomplete: maybe",
                "guildhall: 1\nsettings: {b: {number: 6}}",
                "guildhall: 1\nsettings: {c: {number: 6}}",
                "guildhall: 1\n\tsettings: {}",
                "guildhall: 1\nsettings: [a, b]",
                "? {a: b}\n: c"
            })
    void whateverElseIsRefused(String yaml) {
        assertThatThrownBy(() -> read(yaml)).isInstanceOf(FileException.class);
    }

    @Test
    void filesTooLargeOrWithTooManyPartsAreRefused() {
        assertThat(problems("#".repeat(YamlReader.LONGEST + 1)))
                .containsExactly(new FileProblem.Form(
                        0, "file.long", Map.of("length", YamlReader.LONGEST + 1, "most", YamlReader.LONGEST)));
        assertThat(problems("guildhall: 1\nsettings: {a: {words: [" + "x,".repeat(30_000) + "]}}"))
                .containsExactly(new FileProblem.Form(2, "file.too-much", Map.of()));
        assertThatThrownBy(() -> read("[".repeat(100_000))).isInstanceOf(FileException.class);
    }

    @Test
    void allThatIsWrongIsToldTogetherWithLines() {
        String yaml = """
                guildhall: 1
                settings:
                  a: {words: [x, x], txt: 5}
                  b:
                    number: 9
                    flag: [on]
                """;

        assertThat(problems(yaml))
                .containsExactly(
                        new FileProblem.Value(3, KEYS.keys().get(1), new FileProblem.Reason.ThereAlready("x")),
                        new FileProblem.Form(3, "file.unknown-like", Map.of("name", "a.txt", "meant", "a.text")),
                        new FileProblem.Value(
                                5,
                                KEYS.keys().get(3),
                                new FileProblem.Reason.NotAllowed("9", "\"9\" is not a whole number from -5 to 5")),
                        new FileProblem.Value(6, KEYS.keys().get(4), new FileProblem.Reason.Several()));
    }

    @Test
    void whatIsWrongInAPartIsToldWithItsLine() {
        String yaml = """
                guildhall: 1
                complete: true
                own:
                  - channel: "600000000000000011"
                    setings: {b: {flag: on}}
                  - role: "600000000000000021"
                    settings:
                      b:
                        flag: on
                        number: ~
                """;

        assertThat(problems(yaml))
                .containsExactly(
                        new FileProblem.Form(5, "file.word-like", Map.of("word", "setings", "meant", "settings")),
                        new FileProblem.Value(9, KEYS.keys().get(4), new FileProblem.Reason.ForAll()));
    }

    @Test
    void numbersArePlainAndIdsAreNot() {
        Map<Slot, String> texts = Map.of(
                new Slot("b.price", SettingScope.GUILD), "1.25",
                new Slot("b.number", SettingScope.GUILD), "-5",
                new Slot("a.text", SettingScope.GUILD), "600000000000000011");

        assertThat(YamlWriter.write(
                        List.of("A head"),
                        new StoredSettings(1, Instant.EPOCH, texts, List.of()),
                        KEYS,
                        new English(),
                        ENGLISH))
                .contains("    price: 1.25\n", "    number: -5\n", "    text: \"600000000000000011\"\n");
    }

    private static List<FileProblem> problems(String yaml) {
        return catchThrowableOfType(FileException.class, () -> read(yaml)).problems();
    }

    @Test
    void templatesLeaveOutWhatNoModuleDeclares() {
        assertThat(SettingsFile.read("guildhall: 1\nsettings: {c: {x: 1}, b: {flag: on}}", KEYS, true)
                        .edits())
                .containsExactly(edit("b.flag", "on"));
    }

    @Test
    void theSchemaNamesEverySetting() {
        assertThat(SettingsSchema.of(KEYS.keys()))
                .contains("\"text\" : {", "\"number\" : {", "\"minimum\" : -5", "\"maxItems\" : 9")
                .endsWith("}\n");
    }

    record Keys(List<SettingKey<?>> keys) implements SettingsDirectory {

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

    record English() implements SettingTexts {

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
