package dev.guildhall.xp.admin;

import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.command.CommandCall;
import dev.guildhall.spi.command.Option;
import dev.guildhall.spi.command.OptionType;
import dev.guildhall.spi.command.Permission;
import dev.guildhall.spi.command.UploadedFile;
import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.data.Outbox;
import dev.guildhall.spi.facet.ActionHandler;
import dev.guildhall.spi.guild.DiscordException;
import dev.guildhall.spi.guild.Downloads;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.message.Component;
import dev.guildhall.spi.message.Markdown;
import dev.guildhall.spi.message.MessageBody;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.spi.message.Row;
import dev.guildhall.spi.text.Texts;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * {@code /xp import file} and {@code /xp import mee6}: reads, shows what would change, and asks. What takes longer than Discord
 * waits is told in the channel when it is ready; who may manage the server can press the button there.
 */
final class ImportCommands {

    /** Discord's own limit for most servers is less. */
    private static final int MOST_BYTES = 50 << 20;
    /** Each holds a file on the disk. */
    private static final int FILES_AT_ONCE = 2;
    /** Each asks MEE6 once a second, as a rule for half an hour at most, and so takes no place of the files. */
    private static final int PAGES_AT_ONCE = 4;
    /** So that some settings find room where there is no file for the rest. */
    private static final int LONGEST_LINE_IN_CHANNEL = 400;

    private final Importer importer;
    private final Operations operations;
    private final Downloads downloads;
    private final Mee6Pages mee6;
    private final Adoption adoption;
    private final Later files;
    private final Later pages;
    private final BadRows badRows = new BadRows();

    ImportCommands(
            Operations operations,
            Downloads downloads,
            Mee6Pages mee6,
            Adoption adoption,
            Background background,
            Database database,
            Outbox outbox) {
        this.importer = new Importer(operations);
        this.operations = operations;
        this.downloads = downloads;
        this.mee6 = mee6;
        this.adoption = adoption;
        Set<GuildId> running = ConcurrentHashMap.newKeySet();
        this.files = new Later(
                background,
                database,
                outbox,
                Places.of(FILES_AT_ONCE, "import.busy").oneForEachGuild(running, "import.running"));
        this.pages = new Later(
                background,
                database,
                outbox,
                Places.of(PAGES_AT_ONCE, "import.busy.mee6").oneForEachGuild(running, "import.running"));
    }

    /** What the button below a message leads to. */
    ActionHandler action() {
        return badRows.action();
    }

    Command command() {
        Option mode = Option.of(
                        OptionType.TEXT, "mode", "What becomes of XP that is already here; else the higher counts")
                .oneOf(Way.modes())
                .optional();
        return Command.group(
                "import",
                "Brings XP along from another bot",
                Command.of("file", "Brings XP along from a file of another bot", this::file)
                        .withOption(Option.of(OptionType.FILE, "file", "JSON, CSV or SQLite"))
                        .withOption(mode)
                        .withOption(Option.of(OptionType.TEXT, "format", "What kind of file it is; else I find out")
                                .oneOf(Format.keys())
                                .optional())
                        .requiring(Permission.MANAGE_GUILD)
                        .answeringPrivately(),
                Command.of("mee6", "Brings XP along from the public leaderboard of MEE6", this::publicPage)
                        .withOption(mode)
                        .requiring(Permission.MANAGE_GUILD)
                        .answeringPrivately());
    }

    private Reply file(CommandCall call) {
        UploadedFile file = call.arguments().file("file").orElseThrow();
        return run(files, call, () -> {
            if (file.size() > MOST_BYTES) {
                throw new TransferException(TransferException.Problem.TOO_LARGE, (MOST_BYTES >> 20) + " MiB");
            }
            return throughTemporaryFile(copy -> {
                downloads.fetch(file.address(), MOST_BYTES, copy);
                TransferFile content = new TransferFile.OnDisk(copy);
                return read(call, format(call, content), content, Markdown.code(file.name()));
            });
        });
    }

    private static Format format(CommandCall call, TransferFile content) throws IOException {
        Optional<Format> named = call.arguments().text("format").flatMap(Format::of);
        return named.isPresent() ? named.get() : Detection.of(content);
    }

    private Reply publicPage(CommandCall call) {
        return run(
                pages,
                call,
                () -> throughTemporaryFile(file -> {
                    Mee6Pages.Fetched fetched = mee6.fetch(call.guild(), file, people -> {});
                    return read(call, Format.MEE6, new TransferFile.OnDisk(file), "MEE6")
                            .of(fetched);
                }));
    }

    /** Fetches into a file, and reads from there. */
    @FunctionalInterface
    private interface Reading {
        Importer.Read through(Path file) throws IOException;
    }

    private static Importer.Read throughTemporaryFile(Reading reading) {
        try {
            Path file = Files.createTempFile("guildhall-import-", null);
            try {
                return reading.through(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Importer.Read read(CommandCall call, Format format, TransferFile content, String name) throws IOException {
        Way way = call.arguments().text("mode").flatMap(Way::ofMode).orElse(Way.HIGHEST);
        Wish wish = Wish.of(
                call.guild(),
                call.caller().id(),
                Operation.Kind.IMPORT,
                way,
                name + " (" + format.key() + ", " + way.mode() + ")",
                "");
        return importer.read(wish, format, content, rows -> {});
    }

    private Reply run(Later later, CommandCall call, Supplier<Importer.Read> work) {
        return later.answer(Later.Asked.by(call), "an import", "import.later", () -> answer(call, work));
    }

    private Later.Answer answer(CommandCall call, Supplier<Importer.Read> work) {
        Texts texts = call.privateTexts();
        Importer.Read read;
        try {
            read = work.get();
        } catch (TransferException unreadable) {
            return Later.Answer.of(MessageBody.text(new ImportText(texts).failed(unreadable)));
        } catch (DiscordException refused) {
            return Later.Answer.of(MessageBody.text(texts.say("import.download")));
        }
        Operation operation = read.operation();
        if (operation.members() == 0) {
            operations.cancel(operation.guild(), operation.id());
            return answer(texts, List.of(texts.say("import.nobody")), read, Adoption.Plan.NONE, List.of());
        }
        Adoption.Plan plan = adoption.plan(operation.guild(), read.hints());
        Preview preview = operations.preview(operation);
        OperationText text = new OperationText(texts);
        List<String> first = new ArrayList<>(List.of(text.question(operation)));
        List<Component> buttons = new ArrayList<>();
        if (preview.changed() == 0) {
            first.add(texts.say("admin.preview.none"));
        } else {
            first.add(text.preview(preview));
            buttons.add(Desk.confirm(operation, texts));
        }
        if (!plan.values().isEmpty()) {
            adoption.rules(operation.guild(), plan, call.permissions())
                    .ifPresent(rules ->
                            first.add(text.adopting(operations.preview(operation, rules.levels(), rules::rolesAt))));
            buttons.add(Desk.confirmWithSettings(operation, texts));
        }
        if (buttons.isEmpty()) {
            operations.cancel(operation.guild(), operation.id());
        } else {
            buttons.add(Desk.cancel(operation, texts));
        }
        return answer(texts, first, read, plan, buttons);
    }

    /** Bad rows are a file for who waits, and a button in the channel. */
    private Later.Answer answer(
            Texts texts, List<String> first, Importer.Read read, Adoption.Plan plan, List<Component> buttons) {
        MessageBody now = body(texts, first, read, plan, Integer.MAX_VALUE, buttons);
        MessageBody inChannel = body(texts, first, read, plan, LONGEST_LINE_IN_CHANNEL, buttons);
        if (read.bad().isEmpty()) {
            return new Later.Answer(now, inChannel);
        }
        List<Component> more = new ArrayList<>(buttons);
        more.add(badRows.button(read, texts));
        return new Later.Answer(
                new MessageBody(now.text(), now.embeds(), List.of(BadRows.file(read, texts)), now.rows()),
                inChannel.withRows(new Row(more)));
    }

    private static MessageBody body(
            Texts texts,
            List<String> first,
            Importer.Read read,
            Adoption.Plan plan,
            int longestLine,
            List<Component> buttons) {
        List<String> lines = new ArrayList<>(first);
        lines.addAll(new ImportText(texts).notes(read, plan, longestLine));
        MessageBody body = MessageBody.text(String.join("\n", lines));
        return buttons.isEmpty() ? body : body.withRows(new Row(buttons));
    }
}
