package dev.guildhall.settings.file;

import dev.guildhall.spi.command.Closest;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.Snowflake;
import dev.guildhall.spi.setting.ItemsType;
import dev.guildhall.spi.setting.Parsed;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.SettingScope;
import dev.guildhall.spi.setting.SettingsDirectory;
import dev.guildhall.spi.setting.change.Edit;
import dev.guildhall.spi.setting.change.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a file wants.
 *
 * @param complete whether what the file does not name is to go back to its default
 * @param edits {@link Edit.Set} and {@link Edit.Reset}; every value was checked by its type
 */
public record SettingsFile(boolean complete, List<Edit> edits) {

    /** The version of the format, and the word by which a file is known to be one of ours. */
    static final String MARK = "guildhall";

    static final String VERSION = "1";

    public SettingsFile {
        edits = List.copyOf(edits);
    }

    /**
     * Reads a file; all that is wrong with its values is told together.
     *
     * @param lenient leaves out settings that no module declares, as templates need it
     * @throws FileException if it cannot be used; nothing of it may be applied then
     */
    public static SettingsFile read(String yaml, SettingsDirectory directory, boolean lenient) {
        if (!(YamlReader.read(yaml) instanceof Node.Entries(Map<String, Node> top, int line))) {
            throw new FileException(1, "it must begin with \"" + MARK + ": " + VERSION + "\"");
        }
        if (!(top.get(MARK) instanceof Node.Text(String version, boolean none, int at)) || !version.equals(VERSION)) {
            throw new FileException(
                    line, "it needs the line \"" + MARK + ": " + VERSION + "\", which names its format");
        }
        Set<String> known = Set.of(MARK, "complete", "settings", "own");
        top.forEach((word, node) -> {
            if (!known.contains(word)) {
                throw new FileException(
                        node.line(),
                        "\"" + word + "\" is none of complete, settings and own"
                                + Closest.to(word, known)
                                        .map(meant -> "; did you mean " + meant + "?")
                                        .orElse(""));
            }
        });
        Reading reading = new Reading(directory, lenient, new ArrayList<>(), new ArrayList<>());
        reading.modules(top.get("settings"), SettingScope.GUILD);
        reading.own(top.get("own"));
        reading.end();
        return new SettingsFile(flag(top.get("complete")), reading.edits());
    }

    private static boolean flag(@Nullable Node node) {
        return switch (node) {
            case null -> false;
            case Node.Text(String text, boolean empty, int line)
            when text.equals("true") || text.equals("false") -> text.equals("true");
            case Node other -> throw new FileException(other.line(), "complete must be true or false");
        };
    }

    /** Gathers edits and problems. */
    private record Reading(
            SettingsDirectory directory, boolean lenient, List<Edit> edits, List<FileException> problems) {

        void modules(@Nullable Node node, SettingScope scope) {
            entries(node, "settings")
                    .forEach((module, keys) ->
                            entries(keys, module).forEach((word, value) -> one(module + "." + word, value, scope)));
        }

        void own(@Nullable Node node) {
            switch (node) {
                case null -> {}
                case Node.Text(String text, boolean empty, int line) when empty -> {}
                case Node.Items(List<Node> items, int line) -> items.forEach(this::part);
                case Node other -> problems.add(new FileException(other.line(), "own must be a list"));
            }
        }

        private void part(Node node) {
            Map<String, Node> entries = entries(node, "own");
            Optional<Long> channel = id(entries.get("channel"));
            Optional<Long> role = id(entries.get("role"));
            if (channel.isPresent() == role.isPresent()) {
                problems.add(
                        new FileException(node.line(), "it needs either a channel or a role, by its id in quotes"));
                return;
            }
            SettingScope scope = channel.<SettingScope>map(id -> new SettingScope.InChannel(new ChannelId(id)))
                    .orElseGet(() -> new SettingScope.WithRole(new RoleId(role.orElse(0L))));
            modules(entries.get("settings"), scope);
        }

        private static Optional<Long> id(@Nullable Node node) {
            return node instanceof Node.Text(String text, boolean empty, int line)
                    ? Snowflake.read(text)
                    : Optional.empty();
        }

        private Map<String, Node> entries(@Nullable Node node, String what) {
            return switch (node) {
                case null -> Map.of();
                case Node.Text(String text, boolean empty, int line) when empty -> Map.of();
                case Node.Entries(Map<String, Node> entries, int line) -> entries;
                case Node other -> {
                    problems.add(new FileException(other.line(), what + " must have its settings below it, indented"));
                    yield Map.of();
                }
            };
        }

        private void one(String name, Node value, SettingScope scope) {
            Optional<SettingKey<?>> key = directory.key(name);
            if (key.isEmpty()) {
                if (!lenient) {
                    problems.add(new FileException(value.line(), "there is no setting " + name + meant(name)));
                }
                return;
            }
            Slot slot = new Slot(name, scope);
            if (value instanceof Node.Text(String text, boolean empty, int line) && empty) {
                edits.add(new Edit(slot, new Edit.Reset()));
                return;
            }
            switch (text(key.get(), value)) {
                case Parsed.Valid<String>(String text) -> edits.add(new Edit(slot, new Edit.Set(text)));
                case Parsed.Invalid<String>(String problem) ->
                    problems.add(new FileException(value.line(), name + ": " + problem));
            }
        }

        private String meant(String name) {
            return Closest.to(
                            name,
                            directory.keys().stream().map(SettingKey::name).toList())
                    .map(meant -> "; did you mean " + meant + "?")
                    .orElse("");
        }

        private static <T> Parsed<String> text(SettingKey<T> key, Node node) {
            Parsed<T> parsed = switch (node) {
                case Node.Text(String text, boolean empty, int line) ->
                    key.type().parse(text);
                case Node.Items(List<Node> items, int line) ->
                    items(key, items.stream().map(Reading::item).toList());
                case Node.Entries(Map<String, Node> entries, int line) ->
                    items(
                            key,
                            entries.entrySet().stream()
                                    .map(entry -> quoted(entry.getKey()) + "=" + quoted(item(entry.getValue())))
                                    .toList());
            };
            return switch (parsed) {
                case Parsed.Valid<T>(T value) -> new Parsed.Valid<>(key.type().format(value));
                case Parsed.Invalid<T>(String problem) -> new Parsed.Invalid<>(problem);
            };
        }

        private static String item(Node node) {
            return switch (node) {
                case Node.Text(String text, boolean empty, int line) -> text;
                case Node other -> throw new FileException(other.line(), "an item must be a text");
            };
        }

        private static String quoted(String text) {
            return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        }

        private static <T> Parsed<T> items(SettingKey<T> key, List<String> items) {
            if (!(key.type() instanceof ItemsType<T> type)) {
                return new Parsed.Invalid<>(
                        "it takes one value, not several: " + key.type().description());
            }
            Parsed<T> value = type.parse("none");
            for (String item : items) {
                if (!(value instanceof Parsed.Valid<T>(T so))) {
                    return value;
                }
                value = type.with(so, item);
            }
            return value;
        }

        void end() {
            if (problems.isEmpty()) {
                return;
            }
            List<String> told = problems.stream()
                    .limit(10)
                    .map(problem -> "line " + problem.line() + ": " + problem.getMessage())
                    .toList();
            String more = problems.size() > told.size() ? "\n… and " + (problems.size() - told.size()) + " more" : "";
            throw new FileException(0, String.join("\n", told) + more);
        }
    }
}
