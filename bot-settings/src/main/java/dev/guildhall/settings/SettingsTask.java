package dev.guildhall.settings;

import dev.guildhall.settings.file.FileException;
import dev.guildhall.settings.file.SettingsFile;
import dev.guildhall.settings.file.SettingsSchema;
import dev.guildhall.settings.file.YamlWriter;
import dev.guildhall.spi.command.Closest;
import dev.guildhall.spi.facet.OperatorTask;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.Snowflake;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.SettingScope;
import dev.guildhall.spi.setting.SettingTexts;
import dev.guildhall.spi.setting.SettingsDirectory;
import dev.guildhall.spi.setting.change.Edit;
import dev.guildhall.spi.setting.change.Edits;
import dev.guildhall.spi.setting.change.Effects;
import dev.guildhall.spi.setting.change.Outcome;
import dev.guildhall.spi.setting.change.PastChange;
import dev.guildhall.spi.setting.change.SettingsEditor;
import dev.guildhall.spi.setting.change.Slot;
import dev.guildhall.spi.setting.change.StoredSettings;
import dev.guildhall.spi.text.Translations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code ./guildhall settings export|import|schema|docs}. */
record SettingsTask(SettingsDirectory directory, SettingsEditor editor, SettingTexts texts, Translations own)
        implements OperatorTask {

    /** Nobody of the server: Discord gives no such id. */
    private static final UserId OPERATOR = new UserId(0);

    private static final List<String> WORDS =
            List.of("--guild", "--file", "--reason", "--module", "--language", "--dry-run");

    @Override
    public String name() {
        return "settings";
    }

    @Override
    public String description() {
        return "Gives a server's settings as a file, takes them from one, and prints what settings there are";
    }

    @Override
    public String usage() {
        return """
                settings export --guild ID [--file FILE]        the settings of a server as YAML
                                                                with --json, as JSON
                settings import --guild ID --file FILE [--reason TEXT] [--dry-run]
                                                                shows what changes, and applies it: all or nothing
                                                                with --json, what changed or would change
                settings schema                                 the JSON schema of the file
                settings docs [--module NAME] [--language en|ko]
                                                                every setting, as the page docs/settings.md""";
    }

    /** Only what concerns a server; what is mistyped is not worth starting a database either. */
    @Override
    public boolean needsDatabase(List<String> arguments) {
        return !arguments.isEmpty() && List.of("export", "import").contains(arguments.getFirst());
    }

    @Override
    public void run(List<String> arguments, Console console) {
        if (arguments.isEmpty()) {
            throw new IllegalArgumentException("say what to do:\n" + usage());
        }
        Map<String, String> options = options(arguments.subList(1, arguments.size()));
        switch (arguments.getFirst()) {
            case "export" -> export(guild(options), options, console);
            case "import" -> importFile(guild(options), options, console);
            case "schema" -> say(SettingsSchema.of(directory.keys()), console);
            case "docs" -> docs(options, console);
            default -> throw new IllegalArgumentException("\"" + arguments.getFirst() + "\" is none of:\n" + usage());
        }
    }

    private void docs(Map<String, String> options, Console console) {
        String module = options.getOrDefault("--module", "");
        List<SettingKey<?>> keys = directory.keys().stream()
                .filter(key -> module.isEmpty() || key.module().equals(module))
                .toList();
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("--module \"" + module + "\" has no settings; those that have some: "
                    + directory.keys().stream()
                            .map(SettingKey::module)
                            .distinct()
                            .collect(Collectors.joining(", ")));
        }
        String wanted = options.getOrDefault("--language", "en");
        Locale language = own.languages().stream()
                .filter(each -> each.toLanguageTag().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--language \"" + wanted + "\" is none of "
                        + own.languages().stream().map(Locale::toLanguageTag).collect(Collectors.joining(", "))));
        say(new SettingsPage(texts, own.in(language)).of(keys), console);
    }

    private static void say(String text, Console console) {
        text.lines().forEach(console::say);
    }

    private static Map<String, String> options(List<String> arguments) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            String word = arguments.get(i);
            if (!WORDS.contains(word)) {
                throw new IllegalArgumentException("\"" + word + "\" is not known"
                        + Closest.to(word, WORDS)
                                .map(meant -> ": did you mean " + meant + "?")
                                .orElse("; there are " + String.join(", ", WORDS)));
            }
            boolean alone = word.equals("--dry-run");
            if (!alone && i + 1 == arguments.size()) {
                throw new IllegalArgumentException(word + " needs a value after it");
            }
            options.put(word, alone ? "" : arguments.get(++i));
        }
        return options;
    }

    private static GuildId guild(Map<String, String> options) {
        String id = options.getOrDefault("--guild", "");
        return Snowflake.read(id)
                .map(GuildId::new)
                .orElseThrow(() -> new IllegalArgumentException(
                        "--guild \"" + id + "\" must be the id of a server, 15 to 20 digits"));
    }

    private void export(GuildId guild, Map<String, String> options, Console console) {
        StoredSettings stored = editor.stored(guild);
        String yaml = YamlWriter.write(
                List.of("Settings of server " + guild + ", revision " + stored.revision()),
                stored,
                directory,
                texts,
                own.in(Locale.ENGLISH));
        console.result(Map.of(
                "guild", guild.toString(),
                "revision", stored.revision(),
                "values", values(stored)));
        if (!options.containsKey("--file")) {
            if (!console.wantsResult()) {
                say(yaml, console);
            }
            return;
        }
        Path file = path(options);
        try {
            Files.writeString(file, yaml);
        } catch (IOException failure) {
            throw new IllegalArgumentException("--file " + file + " cannot be written: " + failure, failure);
        }
        console.say(stored.texts().size() + " values that differ from their defaults are in " + file);
    }

    private static List<Map<String, String>> values(StoredSettings stored) {
        return stored.texts().entrySet().stream()
                .map(entry -> Map.of(
                        "key", entry.getKey().name(),
                        "scope", scope(entry.getKey()),
                        "value", entry.getValue()))
                .sorted(Comparator.comparing((Map<String, String> value) -> value.get("key"))
                        .thenComparing(value -> value.get("scope")))
                .toList();
    }

    private void importFile(GuildId guild, Map<String, String> options, Console console) {
        Path file = path(options);
        String reason = reason(options);
        SettingsFile wanted;
        try {
            wanted = SettingsFile.read(Files.readString(file), directory, false);
        } catch (IOException failure) {
            throw new IllegalArgumentException("--file " + file + " cannot be read as UTF-8: " + failure, failure);
        } catch (FileException wrong) {
            throw new IllegalArgumentException(
                    file + " cannot be used:\n" + new FileProblems(texts, own.in(Locale.ENGLISH)).say(wrong), wrong);
        }
        StoredSettings stored = editor.stored(guild);
        List<Edit> edits = edits(wanted, stored);
        edits.forEach(edit -> console.say(line(edit, stored)));
        if (edits.isEmpty()) {
            console.say("Nothing would change.");
            console.result(result(false, stored.revision(), List.of(), List.of()));
            return;
        }
        Edits all = new Edits(edits, new Edits.Revision(stored.revision()), OPERATOR, reason, Locale.ENGLISH);
        Effects effects = editor.effects(guild, all);
        if (!effects.problems().isEmpty()) {
            throw refused(effects.problems());
        }
        effects.sentences().forEach(console::say);
        List<Map<String, String>> changes =
                edits.stream().map(edit -> change(edit, stored)).toList();
        boolean applies = !options.containsKey("--dry-run");
        long revision = stored.revision();
        if (applies) {
            revision = apply(guild, all, console);
        } else {
            console.say(edits.size() + " changes; nothing was changed, because of --dry-run.");
        }
        console.result(result(applies, revision, changes, effects.sentences()));
    }

    private static Map<String, Object> result(
            boolean applied, long revision, List<Map<String, String>> changes, List<String> effects) {
        return Map.of("applied", applied, "revision", revision, "changes", changes, "effects", effects);
    }

    private static IllegalArgumentException refused(List<Outcome.Problem> problems) {
        return new IllegalArgumentException("nothing was changed: "
                + String.join("; ", problems.stream().map(Outcome.Problem::text).toList()));
    }

    /** For programs. */
    private static String scope(Slot slot) {
        return switch (slot.scope()) {
            case SettingScope.WholeGuild _ -> "guild";
            case SettingScope.InChannel in -> "channel " + in.channel();
            case SettingScope.WithRole with -> "role " + with.role();
        };
    }

    /** Without {@code after} for what goes back to its default. */
    private static Map<String, String> change(Edit edit, StoredSettings stored) {
        Map<String, String> change = new LinkedHashMap<>();
        change.put("key", edit.slot().name());
        change.put("scope", scope(edit.slot()));
        stored.text(edit.slot()).ifPresent(before -> change.put("before", before));
        text(edit).ifPresent(after -> change.put("after", after));
        return change;
    }

    /** Checked before anything is shown: what is too long would otherwise be told only after that. */
    private static String reason(Map<String, String> options) {
        String given = options.getOrDefault("--reason", "").strip();
        String reason = given.isEmpty() ? "import by the operator" : "import by the operator: " + given;
        if (reason.length() > 200) {
            throw new IllegalArgumentException("--reason has " + given.length() + " characters, but 170 are the most");
        }
        return reason;
    }

    private static Path path(Map<String, String> options) {
        try {
            return Path.of(Optional.ofNullable(options.get("--file"))
                    .orElseThrow(() -> new IllegalArgumentException("--file is missing: name the YAML file")));
        } catch (InvalidPathException wrong) {
            throw new IllegalArgumentException("--file \"" + wrong.getInput() + "\" is no path", wrong);
        }
    }

    private List<Edit> edits(SettingsFile wanted, StoredSettings stored) {
        List<Edit> edits = new ArrayList<>(wanted.edits());
        if (wanted.complete()) {
            Set<Slot> named = new HashSet<>(edits.stream().map(Edit::slot).toList());
            stored.texts().keySet().stream()
                    .filter(slot ->
                            !named.contains(slot) && directory.key(slot.name()).isPresent())
                    .forEach(slot -> edits.add(new Edit(slot, new Edit.Reset())));
        }
        return edits.stream()
                .filter(edit -> !text(edit).equals(stored.text(edit.slot())))
                .toList();
    }

    private static Optional<String> text(Edit edit) {
        return edit.wish() instanceof Edit.Set(String text) ? Optional.of(text) : Optional.empty();
    }

    private static String line(Edit edit, StoredSettings stored) {
        return edit.slot().name() + place(edit.slot()) + ": "
                + stored.text(edit.slot()).orElse("(default)") + " -> "
                + text(edit).orElse("(default)");
    }

    private static String place(Slot slot) {
        return Shown.scope(slot.scope()).isEmpty() ? "" : " in " + Shown.scope(slot.scope());
    }

    private long apply(GuildId guild, Edits edits, Console console) {
        return switch (editor.apply(guild, edits)) {
            case Outcome.Applied(long now, List<PastChange> changes) -> {
                console.say(changes.size() + " changes were made; the server's settings are at revision " + now + ".");
                yield now;
            }
            case Outcome.Refused(List<Outcome.Problem> problems) -> throw refused(problems);
            case Outcome.Overtaken overtaken ->
                throw new IllegalArgumentException("nothing was changed, because somebody changed "
                        + overtaken.by().getFirst().slot().name() + " at this moment: run it again");
        };
    }
}
