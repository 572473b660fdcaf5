package dev.guildhall.xp.admin;

import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.command.CommandCall;
import dev.guildhall.spi.command.Option;
import dev.guildhall.spi.command.OptionType;
import dev.guildhall.spi.command.Permission;
import dev.guildhall.spi.facet.ActionCall;
import dev.guildhall.spi.facet.ActionHandler;
import dev.guildhall.spi.message.Action;
import dev.guildhall.spi.message.Attachment;
import dev.guildhall.spi.message.Component;
import dev.guildhall.spi.message.MessageBody;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.spi.message.Row;
import dev.guildhall.xp.export.ExportFormat;
import dev.guildhall.xp.export.Exporter;
import dev.guildhall.xp.operation.Meaning;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * {@code /xp export}: all members' XP as a file, where Discord takes one that large. It comes after a button, whose answer the person
 * alone sees: that of a prefix command is seen by all.
 */
final class ExportCommand {

    private static final String ACTION = "xp.export";

    /** Discord takes 10 MiB a message. */
    private static final int MOST_BYTES = (10 << 20) - (64 << 10);

    private final Exporter exporter;
    private final Meaning meaning;
    private final int mostBytes;

    ExportCommand(Exporter exporter, Meaning meaning) {
        this(exporter, meaning, MOST_BYTES);
    }

    ExportCommand(Exporter exporter, Meaning meaning, int mostBytes) {
        this.exporter = exporter;
        this.meaning = meaning;
        this.mostBytes = mostBytes;
    }

    Command command() {
        return Command.of("export", "Gives all members' XP as a file", this::offer)
                .withOption(Option.of(OptionType.TEXT, "format", "What kind of file; else JSON")
                        .oneOf(ExportFormat.keys())
                        .optional())
                .requiring(Permission.MANAGE_GUILD)
                .answeringPrivately();
    }

    ActionHandler action() {
        return ActionHandler.of(ACTION, this::export).requiring(Permission.MANAGE_GUILD);
    }

    private Reply offer(CommandCall call) {
        String format = call.arguments().text("format").orElse(ExportFormat.JSON.key());
        return Reply.text(call.privateTexts().say("export.offer"))
                .withRows(
                        Row.of(Component.Button.of(call.privateTexts().say("export.button"), Action.of(ACTION, format))
                                .styled(Component.Style.PRIMARY)))
                .forCallerOnly();
    }

    private Reply export(ActionCall call) {
        ExportFormat format = ExportFormat.of(call.state());
        Meaning.InGuild levels = meaning.of(call.guild());
        Bounded out = new Bounded();
        long members;
        try {
            members = exporter.write(
                    call.guild(), format.writer(out), levels.levels()::level, call.time(), Exporter.Progress.NONE);
        } catch (TooLargeException tooLarge) {
            return Reply.refusal(call.privateTexts()
                    .say(
                            "export.too-large",
                            "command",
                            "./guildhall export --guild " + call.guild() + " --format " + format.key() + " --file xp."
                                    + format.key()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        Attachment file = new Attachment("xp-" + call.guild() + "." + format.key(), "", out.content());
        return new Reply(
                new MessageBody(call.privateTexts().say("export.done", "members", members), List.of(), List.of(file)),
                true);
    }

    private static final class TooLargeException extends IOException {

        private static final long serialVersionUID = 1L;
    }

    /** Stops at Discord's limit, so that no export fills the memory. */
    private final class Bounded extends OutputStream {

        private final ByteArrayOutputStream content = new ByteArrayOutputStream();

        @Override
        public void write(int value) throws IOException {
            require(1);
            content.write(value);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            require(length);
            content.write(bytes, offset, length);
        }

        private void require(int more) throws IOException {
            if (content.size() + more > mostBytes) {
                throw new TooLargeException();
            }
        }

        byte[] content() {
            return content.toByteArray();
        }
    }
}
