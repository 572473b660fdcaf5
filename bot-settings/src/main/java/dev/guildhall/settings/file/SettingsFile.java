package dev.guildhall.settings.file;

import dev.guildhall.settings.file.FileProblem.Reason;
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
import org.jspecify.annotations.Nullable;

/**
 * What a file wants.
 *
 * @param complete whether what the file does not name is to go back to its default
 * @param edits {@link Edit.Set} and {@link Edit.Reset}; every value was checked by its type, and whether it may hold there
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
            throw FileException.of(1, "file.no-mark", Map.of("mark", MARK + ": " + VERSION));
        }
        if (!(top.get(MARK) instanceof Node.Text(String version, boolean none, int at)) || !version.equals(VERSION)) {
            throw FileException.of(line, "file.no-mark", Map.of("mark", MARK + ": " + VERSION));
        }
        List<FileProblem> strange = strange(top, List.of(MARK, "complete", "settings", "own"));
        if (!strange.isEmpty()) {
            throw new FileException(strange);
        }
        Reading reading = new Reading(directory, lenient, new ArrayList<>(), new ArrayList<>());
        reading.modules(top.get("settings"), SettingScope.GUILD);
        reading.own(top.get("own"));
        reading.end();
        return new SettingsFile(flag(top.get("complete")), reading.edits());
    }

    /** The words that have no meaning here. */
    private static List<FileProblem> strange(Map<String, Node> entries, List<String> known) {
        return entries.entrySet().stream()
                .filter(entry -> !known.contains(entry.getKey()))
                .map(entry -> strange(entry.getValue().line(), entry.getKey(), known))
                .toList();
    }

    private static FileProblem strange(int line, String word, List<String> known) {
        return Closest.to(word, known)
                .map(meant -> new FileProblem.Form(line, "file.word-like", Map.of("word", word, "meant", meant)))
                .orElseGet(() -> new FileProblem.Form(
                        line, "file.word", Map.of("word", word, "words", String.join(", ", known))));
    }

    private static boolean flag(@Nullable Node node) {
        return switch (node) {
            case null -> false;
            case Node.Text(String text, boolean empty, int line)
            when text.equals("true") || text.equals("false") -> text.equals("true");
            case Node other -> throw FileException.of(other.line(), "file.complete");
        };
    }

    /** Gathers edits and problems. */
    private record Reading(SettingsDirectory directory, boolean lenient, List<Edit> edits, List<FileProblem> problems) {

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
                case Node other -> problems.add(form(other.line(), "file.own"));
            }
        }

        private void part(Node node) {
            Map<String, Node> entries = entries(node, "own");
            problems.addAll(strange(entries, List.of("channel", "role", "settings")));
            Optional<Long> channel = id(entries.get("channel"));
            Optional<Long> role = id(entries.get("role"));
            if (channel.isPresent() == role.isPresent()) {
                problems.add(form(node.line(), "file.part"));
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
                    problems.add(new FileProblem.Form(other.line(), "file.below", Map.of("name", what)));
                    yield Map.of();
                }
            };
        }

        private void one(String name, Node value, SettingScope scope) {
            Optional<SettingKey<?>> key = directory.key(name);
            if (key.isEmpty()) {
                if (!lenient) {
                    problems.add(unknown(value.line(), name));
                }
                return;
            }
            Slot slot = new Slot(name, scope);
            if (value instanceof Node.Text(String text, boolean empty, int line) && empty) {
                edits.add(new Edit(slot, new Edit.Reset()));
                return;
            }
            if (!key.get().allows(scope)) {
                refuse(value.line(), key.get(), new Reason.ForAll());
                return;
            }
            text(key.get(), value).ifPresent(text -> edits.add(new Edit(slot, new Edit.Set(text))));
        }

        private FileProblem unknown(int line, String name) {
            return Closest.to(
                            name,
                            directory.keys().stream().map(SettingKey::name).toList())
                    .map(meant -> new FileProblem.Form(line, "file.unknown-like", Map.of("name", name, "meant", meant)))
                    .orElseGet(() -> new FileProblem.Form(line, "file.unknown", Map.of("name", name)));
        }

        /** As it is stored; empty, and told, where the key does not take it. */
        private <T> Optional<String> text(SettingKey<T> key, Node node) {
            return switch (node) {
                case Node.Text(String text, boolean empty, int line) ->
                    switch (key.type().parse(text)) {
                        case Parsed.Valid<T>(T value) -> Optional.of(key.type().format(value));
                        case Parsed.Invalid<T>(String english) ->
                            refuse(line, key, new Reason.NotAllowed(text, english));
                    };
                case Node.Items(List<Node> items, int line) ->
                    items(key, items.stream().map(Reading::item).toList(), line);
                case Node.Entries(Map<String, Node> entries, int line) ->
                    items(
                            key,
                            entries.entrySet().stream()
                                    .map(entry -> quoted(entry.getKey()) + "=" + quoted(item(entry.getValue())))
                                    .toList(),
                            line);
            };
        }

        private <T> Optional<String> items(SettingKey<T> key, List<String> items, int line) {
            if (!(key.type() instanceof ItemsType<T> type)
                    || !(type.parse("none") instanceof Parsed.Valid<T>(T nothing))) {
                return refuse(line, key, new Reason.Several());
            }
            T value = nothing;
            for (String item : items) {
                switch (type.with(value, item)) {
                    case Parsed.Valid<T>(T longer) -> value = longer;
                    case Parsed.Invalid<T>(String english) -> {
                        return refuse(line, key, notAdded(type, value, item, english));
                    }
                }
            }
            return Optional.of(type.format(value));
        }

        private static <T> Reason notAdded(ItemsType<T> type, T value, String item, String english) {
            if (!(type.parse("none") instanceof Parsed.Valid<T>(T nothing))
                    || !(type.with(nothing, item) instanceof Parsed.Valid<T>(T alone))) {
                return new Reason.NotAllowed(item, english);
            }
            return type.items(value).containsAll(type.items(alone))
                    ? new Reason.ThereAlready(item)
                    : new Reason.TooMany();
        }

        private Optional<String> refuse(int line, SettingKey<?> key, Reason reason) {
            problems.add(new FileProblem.Value(line, key, reason));
            return Optional.empty();
        }

        private static FileProblem form(int line, String text) {
            return new FileProblem.Form(line, text, Map.of());
        }

        private static String item(Node node) {
            return switch (node) {
                case Node.Text(String text, boolean empty, int line) -> text;
                case Node other -> throw FileException.of(other.line(), "file.item");
            };
        }

        private static String quoted(String text) {
            return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        }

        void end() {
            if (!problems.isEmpty()) {
                throw new FileException(problems);
            }
        }
    }
}
