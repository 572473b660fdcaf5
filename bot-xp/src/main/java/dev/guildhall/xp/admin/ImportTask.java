package dev.guildhall.xp.admin;

import dev.guildhall.spi.command.Permission;
import dev.guildhall.spi.facet.OperatorTask;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.text.Texts;
import dev.guildhall.spi.text.Translations;
import dev.guildhall.xp.operation.Operation;
import dev.guildhall.xp.operation.Operations;
import dev.guildhall.xp.operation.Preview;
import dev.guildhall.xp.operation.Way;
import dev.guildhall.xp.operation.Wish;
import dev.guildhall.xp.transfer.Detection;
import dev.guildhall.xp.transfer.Format;
import dev.guildhall.xp.transfer.Mee6Pages;
import dev.guildhall.xp.transfer.TransferException;
import dev.guildhall.xp.transfer.TransferFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** {@code ./guildhall import <file> --guild <id>}: as {@code /xp import}, for files of any size, with a progress bar. */
final class ImportTask implements OperatorTask {

    private static final Duration PAUSE = Duration.ofSeconds(1);
    /** What the operator may. */
    private static final long EVERYTHING = Permission.ADMINISTRATOR.bit();

    private final Operations operations;
    private final Importer importer;
    private final Adoption adoption;
    private final Translations translations;

    ImportTask(Operations operations, Adoption adoption, Translations translations) {
        this.operations = operations;
        this.importer = new Importer(operations);
        this.adoption = adoption;
        this.translations = translations;
    }

    @Override
    public String name() {
        return "import";
    }

    @Override
    public String description() {
        return "Brings members' XP along from another bot";
    }

    @Override
    public String usage() {
        return """
                import <file> --guild <id> [--format <format>] [--mode <mode>] [--dry-run] [--yes] [--settings]
                import --mee6 --guild <id> …      the public leaderboard of MEE6 instead of a file

                --format    %s; else it is recognised
                --mode      replace: XP that is here is replaced; add: it is added to; max: the higher counts (default)
                --dry-run   says what would change, and changes nothing
                --yes       changes it; without, nothing is changed
                --settings  also takes over settings and role rewards of the other bot
                --json      says as JSON what came of it: {"applied", "operation", "members", "changed", "badRows", …}
                --mee6-url  where MEE6 is, if not at %s""".formatted(String.join(", ", Format.keys()), Mee6Pages.PUBLIC);
    }

    @Override
    public void run(List<String> arguments, Console console) {
        Line line = new Line(
                arguments,
                Set.of("--guild", "--format", "--mode", "--mee6-url"),
                Set.of("--dry-run", "--yes", "--settings", "--mee6"));
        GuildId guild = line.guild();
        Way way = line.option("--mode")
                .map(mode -> Way.ofMode(mode).orElseThrow(() -> unknown("--mode", mode, Way.modes())))
                .orElse(Way.HIGHEST);
        if (line.flag("--dry-run") == line.flag("--yes")) {
            throw new IllegalArgumentException(
                    "say either --dry-run, to see what would change, or --yes, to change it; not both");
        }
        if (line.flag("--mee6") == line.file().isPresent()) {
            throw new IllegalArgumentException("say either a file or --mee6; not both");
        }
        try {
            if (line.flag("--mee6")) {
                publicPage(line, guild, way, console);
            } else {
                Path file = Path.of(line.file().orElseThrow());
                if (!Files.isRegularFile(file)) {
                    throw new IllegalArgumentException("there is no file " + file.toAbsolutePath());
                }
                TransferFile content = new TransferFile.OnDisk(file);
                read(line, guild, way, format(line, content), content, "`" + file.getFileName() + "`", console);
            }
        } catch (TransferException unreadable) {
            throw new IllegalArgumentException(new ImportText(english()).failed(unreadable), unreadable);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static IllegalArgumentException unknown(String option, String value, List<String> known) {
        return new IllegalArgumentException(
                option + " " + value + " is not known: there are " + String.join(", ", known));
    }

    private static Format format(Line line, TransferFile content) throws IOException {
        String named = line.option("--format").orElse("");
        return named.isEmpty()
                ? Detection.of(content)
                : Format.of(named).orElseThrow(() -> unknown("--format", named, Format.keys()));
    }

    private void publicPage(Line line, GuildId guild, Way way, Console console) throws IOException {
        URI base = line.option("--mee6-url").map(URI::create).orElse(Mee6Pages.PUBLIC);
        Path pages = Files.createTempFile("guildhall-mee6-", ".json");
        try {
            Mee6Pages.Fetched fetched = new Mee6Pages(base, PAUSE)
                    .fetch(guild, pages, people -> console.progress("fetched", people, people));
            if (!fetched.whole()) {
                console.say(new ImportText(english()).leftOut(fetched.people()));
            }
            read(line, guild, way, Format.MEE6, new TransferFile.OnDisk(pages), "MEE6", console);
        } finally {
            Files.deleteIfExists(pages);
        }
    }

    private void read(
            Line line, GuildId guild, Way way, Format format, TransferFile content, String name, Console console)
            throws IOException {
        Instant begun = Instant.now();
        Texts texts = english();
        Wish wish = Wish.of(
                guild,
                Operation.OPERATOR,
                Operation.Kind.IMPORT,
                way,
                name + " (" + format.key() + ", " + way.mode() + ")",
                "");
        Importer.Read read = importer.read(wish, format, content, rows -> console.progress("read", rows, rows));
        ImportText text = new ImportText(texts);
        read.bad().forEach(row -> console.say(text.bad(row)));
        if (read.badRows() > read.bad().size()) {
            console.say(texts.say(
                    "import.bad.more", "rows", read.badRows() - read.bad().size()));
        }
        console.say(texts.say("import.bad", "rows", read.badRows()));
        if (read.doubles() > 0) {
            console.say(texts.say("import.doubles", "rows", read.doubles()));
        }
        if (read.foreign() > 0) {
            console.say(texts.say("import.foreign", "rows", read.foreign()));
        }
        read.hints().lines().forEach(hint -> console.say(texts.say("import.hint", "hint", hint)));
        OperationText operation = new OperationText(texts);
        long id = read.operation().id();
        Preview preview = operations.preview(read.operation());
        console.say(operation.preview(preview));
        Adoption.Plan plan = adoption.plan(guild, read.hints());
        if (line.flag("--settings")) {
            adoption.rules(guild, plan, EVERYTHING)
                    .ifPresent(rules -> console.say(
                            operation.adopting(operations.preview(read.operation(), rules.levels(), rules::rolesAt))));
        }
        if (line.flag("--dry-run")) {
            operations.cancel(guild, id);
            console.say(texts.say("import.dry"));
            console.result(result(false, read, preview.members(), preview.changed()));
            return;
        }
        operations.confirm(guild, id);
        if (line.flag("--settings")) {
            adoption.adopt(guild, plan, Operation.OPERATOR, EVERYTHING, texts)
                    .lines()
                    .forEach(console::say);
        }
        Operation done = operations.apply(guild, id, (members, total) -> console.progress("applied", members, total));
        console.say(operation.result(done));
        console.say(texts.say(
                "import.took", "seconds", Duration.between(begun, Instant.now()).toSeconds()));
        console.result(result(true, read, done.members(), done.changed()));
    }

    private static Map<String, Object> result(boolean applied, Importer.Read read, long members, long changed) {
        return Map.of(
                "applied", applied,
                "operation", read.operation().id(),
                "members", members,
                "changed", changed,
                "badRows", read.badRows(),
                "doubles", read.doubles(),
                "foreign", read.foreign());
    }

    private Texts english() {
        return translations.in(Locale.ENGLISH);
    }
}
