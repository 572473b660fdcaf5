package dev.guildhall.settings.file;

import dev.guildhall.spi.setting.ItemsType;
import dev.guildhall.spi.setting.Parsed;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.SettingScope;
import dev.guildhall.spi.setting.SettingTexts;
import dev.guildhall.spi.setting.SettingsDirectory;
import dev.guildhall.spi.setting.change.Slot;
import dev.guildhall.spi.setting.change.StoredSettings;
import dev.guildhall.spi.text.Texts;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes what a guild has set as a complete file; what is at its default stands there as a comment. */
public final class YamlWriter {

    /** Texts that YAML of any version reads as they are. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_/+.-]*");

    private static final Pattern PLAIN_NUMBER =
            Pattern.compile("-?\\d{1,14}(?:\\.\\d{1,18})?|\\d+[dhms](?:\\d+[hms])*");

    private static final Set<String> WORDS = Set.of("null", "true", "false", "yes", "no", "y", "n");

    private final SettingsDirectory directory;
    private final SettingTexts modules;
    private final Texts texts;
    private final StringBuilder out = new StringBuilder();

    private YamlWriter(SettingsDirectory directory, SettingTexts modules, Texts texts) {
        this.directory = directory;
        this.modules = modules;
        this.texts = texts;
    }

    /**
     * Writes it.
     *
     * @param head lines for people at its beginning
     * @param modules what the modules say about their settings
     * @param texts of this module, in the language of the file
     */
    public static String write(
            List<String> head, StoredSettings stored, SettingsDirectory directory, SettingTexts modules, Texts texts) {
        return new YamlWriter(directory, modules, texts).write(head, stored);
    }

    private String write(List<String> head, StoredSettings stored) {
        head.forEach(
                line -> out.append("# ").append(line.replaceAll("\\R", " ")).append('\n'));
        out.append(SettingsFile.MARK).append(": ").append(SettingsFile.VERSION).append('\n');
        out.append("complete: true\n");
        out.append("settings:\n");
        modules("  ", directory.keys(), SettingScope.GUILD, stored, true);
        Set<SettingScope> parts = new TreeSet<>(Comparator.comparing(Object::toString));
        stored.texts().keySet().stream()
                .filter(slot -> directory.key(slot.name()).isPresent())
                .map(Slot::scope)
                .filter(scope -> !scope.equals(SettingScope.GUILD))
                .forEach(parts::add);
        if (!parts.isEmpty()) {
            out.append("own:\n");
            parts.forEach(scope -> part(scope, stored));
        }
        return out.toString();
    }

    private void part(SettingScope scope, StoredSettings stored) {
        switch (scope) {
            case SettingScope.WholeGuild whole -> {}
            case SettingScope.InChannel in ->
                out.append("  - channel: \"").append(in.channel()).append("\"\n");
            case SettingScope.WithRole with ->
                out.append("  - role: \"").append(with.role()).append("\"\n");
        }
        out.append("    settings:\n");
        List<SettingKey<?>> keys = directory.keys().stream()
                .filter(key -> stored.texts().containsKey(new Slot(key.name(), scope)))
                .toList();
        modules("      ", keys, scope, stored, false);
    }

    private void modules(
            String indent, List<SettingKey<?>> keys, SettingScope scope, StoredSettings stored, boolean comments) {
        Map<String, List<SettingKey<?>>> modules =
                keys.stream().collect(Collectors.groupingBy(SettingKey::module, TreeMap::new, Collectors.toList()));
        modules.forEach((module, ofModule) -> {
            out.append(indent).append(module).append(":\n");
            ofModule.forEach(key -> key(indent + "  ", key, scope, stored, comments));
        });
    }

    private <T> void key(
            String indent, SettingKey<T> key, SettingScope scope, StoredSettings stored, boolean comments) {
        if (comments) {
            out.append(indent)
                    .append("# ")
                    .append(modules.description(key, texts.language()))
                    .append('\n');
        }
        String word = key.name().substring(key.module().length() + 1);
        Optional<String> text = stored.text(new Slot(key.name(), scope));
        if (text.isPresent() && key.allows(scope) && key.type().parse(text.get()) instanceof Parsed.Valid<T>(T value)) {
            out.append(indent).append(word).append(":");
            value(indent, key, value);
        } else if (text.isPresent()) {
            out.append(indent)
                    .append("# ")
                    .append(texts.say("export.misfit", "name", word, "value", quoted(text.get())))
                    .append('\n');
        } else {
            out.append(indent)
                    .append("# ")
                    .append(word)
                    .append(": ")
                    .append(scalar(key.type().format(key.defaultValue())))
                    .append('\n');
        }
    }

    private <T> void value(String indent, SettingKey<T> key, T value) {
        if (key.type() instanceof ItemsType<T> type && !type.items(value).isEmpty()) {
            out.append('\n');
            type.items(value)
                    .forEach(item -> out.append(indent)
                            .append("  - ")
                            .append(scalar(item))
                            .append('\n'));
        } else {
            out.append(' ').append(scalar(key.type().format(value))).append('\n');
        }
    }

    /** Numbers are plain; ids are not, as most programs would round them. */
    private static String scalar(String text) {
        boolean plain = PLAIN.matcher(text).matches() && !WORDS.contains(text.toLowerCase(Locale.ROOT));
        return plain || PLAIN_NUMBER.matcher(text).matches() ? text : quoted(text);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(character -> {
            switch (character) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                default -> {
                    boolean odd = character < 0x20
                            || character == 0x7f
                            || character == 0x85
                            || character == 0x2028
                            || character == 0x2029
                            || character == 0xfeff
                            || character >= 0x80 && character < 0xa0
                            || character >= 0xfffe;
                    quoted.append(
                            odd ? String.format(Locale.ROOT, "\\u%04x", character) : Character.toString(character));
                }
            }
        });
        return quoted.append('"').toString();
    }
}
