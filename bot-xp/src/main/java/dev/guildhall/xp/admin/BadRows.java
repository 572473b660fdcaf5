package dev.guildhall.xp.admin;

import dev.guildhall.spi.command.Permission;
import dev.guildhall.spi.facet.ActionCall;
import dev.guildhall.spi.facet.ActionHandler;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.message.Action;
import dev.guildhall.spi.message.Attachment;
import dev.guildhall.spi.message.Component;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.spi.message.Response;
import dev.guildhall.spi.text.Texts;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the latest imports could not use, for who reads of it in the channel, where no file goes along: a button hands it out. Kept
 * in memory and some imports long, because the file itself can be read again. Thread-safe.
 */
final class BadRows {

    private static final String ACTION = "xp.bad-rows";
    /** Each takes a megabyte or two at most. */
    private static final int KEPT = 8;

    private record Key(GuildId guild, long operation) {}

    private final Map<Key, Importer.Read> kept = new LinkedHashMap<>();

    ActionHandler action() {
        return ActionHandler.of(ACTION, this::handOut).requiring(Permission.MANAGE_GUILD);
    }

    /** Keeps what was read, for the button. */
    synchronized Component.Button button(Importer.Read read, Texts texts) {
        long id = read.operation().id();
        kept.put(new Key(read.operation().guild(), id), read);
        if (kept.size() > KEPT) {
            kept.remove(kept.keySet().iterator().next());
        }
        return Component.Button.of(texts.say("import.button.bad"), Action.of(ACTION, String.valueOf(id)));
    }

    private synchronized Optional<Importer.Read> find(GuildId guild, long operation) {
        return Optional.ofNullable(kept.get(new Key(guild, operation)));
    }

    private Response handOut(ActionCall call) {
        Texts texts = call.privateTexts();
        return find(call.guild(), Long.parseLong(call.state()))
                .map(read -> Reply.file(texts.say("import.bad", "rows", read.badRows()), file(read, texts))
                        .forCallerOnly())
                .orElseGet(() -> Reply.refusal(texts.say("import.bad.forgotten")));
    }

    /** All of them, a line each. */
    static Attachment file(Importer.Read read, Texts texts) {
        return new Attachment(
                "bad-rows.txt", "", new ImportText(texts).allBad(read).getBytes(StandardCharsets.UTF_8));
    }
}
