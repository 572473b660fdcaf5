package dev.guildhall.core.privacy;

import dev.guildhall.core.text.TextCatalogue;
import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.command.CommandCall;
import dev.guildhall.spi.facet.ActionCall;
import dev.guildhall.spi.facet.ActionHandler;
import dev.guildhall.spi.message.Action;
import dev.guildhall.spi.message.Attachment;
import dev.guildhall.spi.message.Component;
import dev.guildhall.spi.message.Markdown;
import dev.guildhall.spi.message.MessageBody;
import dev.guildhall.spi.message.MessageUpdate;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.spi.message.Response;
import dev.guildhall.spi.message.Row;
import dev.guildhall.spi.text.Texts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/**
 * {@code privacy export} and {@code privacy erase}, for everybody. What is secret comes only after a button, whose answer the
 * person alone sees: that of a prefix command is seen by all.
 */
public final class PrivacyCommands {

    private static final String EXPORT = "general.privacy-export";
    private static final String ERASE = "general.privacy-erase";

    /** Discord takes 10 MB from every bot. */
    private static final int LARGEST_FILE = 8 << 20;

    private final PersonalDataBook book;
    private final TextCatalogue texts;

    public PrivacyCommands(PersonalDataBook book, TextCatalogue texts) {
        this.book = book;
        this.texts = texts;
    }

    public Command command() {
        return Command.group(
                "privacy",
                "What I store about you",
                Command.of("export", "Gives you everything that I store about you", this::offerExport)
                        .answeringPrivately(),
                Command.of("erase", "Erases everything that I store about you", this::offerErasure)
                        .answeringPrivately());
    }

    public List<ActionHandler> actions() {
        return List.of(ActionHandler.of(EXPORT, this::export), ActionHandler.of(ERASE, this::erase));
    }

    private Reply offerExport(CommandCall call) {
        Texts own = call.privateTexts();
        return Reply.text(own.say("privacy.export-offer", "modules", modules(own)))
                .forCallerOnly()
                .withRows(Row.of(Component.Button.of(own.say("privacy.export-button"), Action.of(EXPORT, ""))
                        .styled(Component.Style.PRIMARY)));
    }

    private Reply offerErasure(CommandCall call) {
        Texts own = call.privateTexts();
        return Reply.text(own.say("privacy.erase-offer", "modules", modules(own)))
                .forCallerOnly()
                .withRows(Row.of(Component.Button.of(
                                own.say("privacy.erase-button"),
                                Action.of(ERASE, own.language().toLanguageTag()))
                        .styled(Component.Style.DANGER)));
    }

    private String modules(Texts inLanguage) {
        String all = book.summaries(texts, inLanguage.language()).entrySet().stream()
                .flatMap(module -> module.getValue().stream().map(text -> "**" + module.getKey() + "**: " + text))
                .collect(Collectors.joining("\n"));
        return Markdown.shortened(all, 1_500);
    }

    private Response export(ActionCall call) {
        byte[] json = book.export(call.caller().id());
        Attachment file = json.length <= LARGEST_FILE
                ? new Attachment("personal-data.json", "", json)
                : new Attachment("personal-data.json.gz", "", packed(json));
        if (file.content().length > LARGEST_FILE) {
            return Reply.refusal(call.privateTexts().say("privacy.too-large"));
        }
        return Reply.file(call.privateTexts().say("privacy.exported"), file).forCallerOnly();
    }

    private static byte[] packed(byte[] json) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packing = new GZIPOutputStream(bytes)) {
            packing.write(json);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** In place of the question, so that nobody presses twice, and in its language: others may see it. */
    private Response erase(ActionCall call) {
        long records = book.erase(call.caller().id());
        Texts own = texts.own(Locale.forLanguageTag(call.state()));
        return new MessageUpdate(MessageBody.text(own.say("privacy.erased", "records", records)));
    }
}
