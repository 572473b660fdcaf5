package dev.guildhall.xp.admin;

import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.command.CommandCall;
import dev.guildhall.spi.command.Option;
import dev.guildhall.spi.command.OptionType;
import dev.guildhall.spi.command.Permission;
import dev.guildhall.spi.command.UploadedFile;
import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.data.Outbox;
import dev.guildhall.spi.guild.DiscordException;
import dev.guildhall.spi.guild.Downloads;
import dev.guildhall.spi.message.Attachment;
import dev.guildhall.spi.message.Component;
import dev.guildhall.spi.message.Markdown;
import dev.guildhall.spi.message.MessageBody;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.spi.message.Row;
import dev.guildhall.spi.text.Texts;
import dev.guildhall.xp.operation.Operation;
import dev.guildhall.xp.operation.Operations;
import dev.guildhall.xp.operation.Way;
import dev.guildhall.xp.operation.Wish;
import dev.guildhall.xp.transfer.Detection;
import dev.guildhall.xp.transfer.Format;
import dev.guildhall.xp.transfer.Mee6Pages;
import dev.guildhall.xp.transfer.TransferException;
import dev.guildhall.xp.transfer.TransferFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * {@code /xp import file} and {@code /xp import mee6}: reads, shows what would change, and asks. What takes longer than Discord
 * waits is told in the channel when it is ready; who may manage the server can press the button there.
 */
final class ImportCommands {

    /** Discord's own limit for most servers is less. */
    private static final int MOST_BYTES = 50 << 20;
    /** Each holds a file on the disk. */
    private static final int AT_ONCE = 2;

    private final Importer importer;
    private final Operations operations;
    private final Downloads downloads;
    private final Mee6Pages mee6;
    private final Desk desk;
    private final Background background;
    private final Database database;
    private final Outbox outbox;
    private final Semaphore places = new Semaphore(AT_ONCE);

    ImportCommands(
            Operations operations,
            Downloads downloads,
            Mee6Pages mee6,
            Desk desk,
            Background background,
            Database database,
            Outbox outbox) {
        this.importer = new Importer(operations);
        this.operations = operations;
        this.downloads = downloads;
        this.mee6 = mee6;
        this.desk = desk;
        this.background = background;
        this.database = database;
        this.outbox = outbox;
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
        return run(call, texts -> {
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
                call,
                texts -> throughTemporaryFile(pages -> {
                    mee6.fetch(call.guild(), pages, people -> {});
                    return read(call, Format.MEE6, new TransferFile.OnDisk(pages), "MEE6");
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

    /** What was read, or why nothing was, and the first line about it. */
    private record Answer(String first, Optional<Importer.Read> read, boolean asks) {}

    /** Waits for the work for some seconds; what comes later is told in the channel. */
    private Reply run(CommandCall call, Function<Texts, Importer.Read> work) {
        if (!places.tryAcquire()) {
            return Reply.refusal(call.privateTexts().say("import.busy"));
        }
        Texts texts = call.privateTexts();
        // Whoever takes it first decides where the answer goes: the command, or the channel.
        AtomicBoolean taken = new AtomicBoolean();
        CompletableFuture<MessageBody> answer = background.start("an import of guild " + call.guild(), () -> {
            try {
                Answer found = answer(work, texts);
                boolean late = !taken.compareAndSet(false, true);
                MessageBody body = body(found, texts, late);
                if (late) {
                    database.transaction(sql -> {
                        outbox.send(sql, call.guild(), call.channel(), body);
                        return body;
                    });
                }
                return body;
            } finally {
                places.release();
            }
        });
        if (background.waitFor(answer) || !taken.compareAndSet(false, true)) {
            return new Reply(answer.join(), true);
        }
        return Reply.text(texts.say("import.later")).forCallerOnly();
    }

    private Answer answer(Function<Texts, Importer.Read> work, Texts texts) {
        try {
            Importer.Read read = work.apply(texts);
            Operation operation = read.operation();
            if (operation.members() == 0) {
                operations.cancel(operation.guild(), operation.id());
                return new Answer(texts.say("import.nobody"), Optional.of(read), false);
            }
            return new Answer(desk.question(operation, texts), Optional.of(read), true);
        } catch (TransferException unreadable) {
            return new Answer(new ImportText(texts).failed(unreadable), Optional.empty(), false);
        } catch (DiscordException refused) {
            return new Answer(texts.say("import.download"), Optional.empty(), false);
        }
    }

    private static MessageBody body(Answer answer, Texts texts, boolean late) {
        if (answer.read().isEmpty()) {
            return MessageBody.text(answer.first());
        }
        Importer.Read read = answer.read().get();
        MessageBody body = body(answer.first(), new ImportText(texts), read, late);
        if (!answer.asks()) {
            return body;
        }
        List<Component> buttons = new ArrayList<>(List.of(Desk.confirm(read.operation(), texts)));
        if (!read.hints().isEmpty()) {
            buttons.add(Desk.confirmWithSettings(read.operation(), texts));
        }
        buttons.add(Desk.cancel(read.operation(), texts));
        return body.withRows(new Row(open(buttons, late)));
    }

    /** A message that comes later answers nobody, so whoever may can press its buttons. */
    private static List<Component> open(List<Component> buttons, boolean late) {
        return late
                ? buttons.stream()
                        .map(each -> each instanceof Component.Button button
                                ? new Component.Button(
                                        button.label(),
                                        button.style(),
                                        button.action().openToEverybody(),
                                        button.enabled())
                                : each)
                        .toList()
                : buttons;
    }

    private static MessageBody body(String first, ImportText text, Importer.Read read, boolean late) {
        List<String> lines = new ArrayList<>(List.of(first));
        lines.addAll(text.notes(read));
        String all = String.join("\n", lines);
        String said = Markdown.shortened(all, MessageBody.TEXT_LIMIT - 1);
        // The outbox takes no files.
        List<Attachment> files = read.bad().isEmpty() || late
                ? List.of()
                : List.of(new Attachment("bad-rows.txt", "", text.allBad(read).getBytes(StandardCharsets.UTF_8)));
        return new MessageBody(said, List.of(), files);
    }
}
