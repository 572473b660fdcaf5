package dev.guildhall.simulator.rest.message;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.PATCH;
import static io.javalin.http.HandlerType.POST;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.rest.call.Access;
import dev.guildhall.simulator.rest.call.Answer;
import dev.guildhall.simulator.rest.call.Audit;
import dev.guildhall.simulator.rest.call.Call;
import dev.guildhall.simulator.rest.call.DiscordError;
import dev.guildhall.simulator.rest.call.FormErrors;
import dev.guildhall.simulator.rest.call.Found;
import dev.guildhall.simulator.rest.call.Multipart;
import dev.guildhall.simulator.rest.call.Quota;
import dev.guildhall.simulator.rest.call.Router;
import dev.guildhall.simulator.world.Channel;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Message;
import dev.guildhall.simulator.world.MessageDraft;
import dev.guildhall.simulator.world.Permission;
import dev.guildhall.simulator.world.Snowflake;
import dev.guildhall.simulator.world.Webhook;
import dev.guildhall.simulator.world.Window;
import dev.guildhall.simulator.world.World;
import java.util.List;
import java.util.Optional;

/** Channels and their messages. */
public record MessageRoutes(World world, Found found, Audit audit, Nonces nonces) {
    private static final String MESSAGES = "/channels/{channel}/messages";
    private static final String MESSAGE = MESSAGES + "/{message}";
    private static final int IS_CROSSPOST = 1 << 1;

    public MessageRoutes(World world, Found found, Audit audit) {
        this(world, found, audit, new Nonces(world.clock()));
    }

    public void mount(Router router) {
        router.bot(POST, "/channels/{channel}/typing", this::type);
        router.add(GET, MESSAGES, Access.BOT, Quota.MESSAGES, this::history);
        router.add(POST, MESSAGES, Access.BOT, Quota.MESSAGES, this::create);
        router.add(
                GET,
                MESSAGE,
                Access.BOT,
                Quota.ORDINARY,
                call -> Answer.ok(named(call).wire()));
        router.bot(POST, MESSAGE + "/crosspost", this::crosspost);
        router.add(PATCH, MESSAGE, Access.BOT, Quota.MESSAGES, this::edit);
        router.add(DELETE, MESSAGE, Access.BOT, Quota.MESSAGES, this::delete);
    }

    private Answer type(Call call) {
        world.messages().typing(found.channel(call), world.bot().id());
        return Answer.nothing();
    }

    private Answer history(Call call) {
        Channel channel = found.channel(call);
        found.require(channel, Permission.READ_MESSAGE_HISTORY, 50013, "Missing Permissions");
        int limit = call.number("limit", 50, 1, 100);
        return Answer.ok(Json.array(world.messages().page(channel.id(), window(call), limit).stream()
                .filter(message -> message.ephemeralFor() == null)
                .map(Message::wire)
                .toList()));
    }

    private static Window window(Call call) {
        return at(call, "before")
                .<Window>map(Window.Before::new)
                .or(() -> at(call, "after").map(Window.After::new))
                .or(() -> at(call, "around").map(Window.Around::new))
                .orElseGet(Window.Latest::new);
    }

    private static Optional<Snowflake> at(Call call, String name) {
        return call.query(name)
                .filter(text -> text.matches("\\d{1,20}"))
                .map(text ->
                        // "after=0" is how clients ask for the very first messages.
                        Snowflake.isOne(text) ? Snowflake.of(text) : new Snowflake(1));
    }

    private Answer create(Call call) {
        Channel channel = found.channel(call);
        Multipart body = Multipart.of(call, "");
        MessageForm form = new MessageForm(body.payload(), body.uploads());
        form.refuseIfEmpty();
        if (!channel.takesMessages()) {
            throw new DiscordError(400, 50008, "Cannot send messages in a non-text channel");
        }
        requireToWrite(channel, form);
        if (form.isForward()) {
            return Answer.ok(new Forwarding(world, found).send(channel, form).wire());
        }
        String nonce = body.payload().path("enforce_nonce").asBoolean()
                ? body.payload().path("nonce").asText()
                : "";
        Optional<Message> sentBefore =
                nonces.find(channel.id(), nonce).flatMap(id -> world.messages().find(channel.id(), id));
        checkReference(channel, body);
        ArrayNode stickers = stickers(body.payload().path("sticker_ids"));
        world.channelChanges().open(channel);
        return Answer.ok(sentBefore
                .orElseGet(() -> {
                    MessageDraft draft = form.draft(channel, world.bot().id());
                    if (!stickers.isEmpty()) {
                        draft.extra().set("sticker_items", stickers);
                    }
                    Message posted = world.messages().post(draft);
                    if (!nonce.isEmpty()) {
                        nonces.remember(channel.id(), nonce, posted.id());
                    }
                    return posted;
                })
                .wire());
    }

    /** The sticker items that a message shows. */
    private ArrayNode stickers(JsonNode ids) {
        ArrayNode items = Json.array();
        for (JsonNode id : ids) {
            ObjectNode sticker = world.guilds().stream()
                    .flatMap(guild -> guild.stickers().stream())
                    .filter(each -> each.path("id").asText().equals(id.asText()))
                    .findFirst()
                    .orElseThrow(() -> new DiscordError(400, 50081, "Invalid sticker sent"));
            items.addObject()
                    .put("id", id.asText())
                    .put("name", sticker.path("name").asText())
                    .put("format_type", sticker.path("format_type").asInt());
        }
        return items;
    }

    private void requireToWrite(Channel channel, MessageForm form) {
        found.require(
                channel,
                channel.isThread() ? Permission.SEND_MESSAGES_IN_THREADS : Permission.SEND_MESSAGES,
                50013,
                "Missing Permissions");
        if (!form.payload().path("embeds").isEmpty()) {
            found.require(channel, Permission.EMBED_LINKS);
        }
        if (!form.uploads().isEmpty()) {
            found.require(channel, Permission.ATTACH_FILES);
        }
        if (form.payload().hasNonNull("poll")) {
            found.require(channel, Permission.SEND_POLLS);
        }
        if (form.payload().path("message_reference").hasNonNull("message_id")) {
            found.require(
                    channel,
                    Permission.READ_MESSAGE_HISTORY,
                    160002,
                    "Cannot reply without permission to read message history");
        }
        if (channel.isLocked() && !found.may(channel, Permission.MANAGE_THREADS)) {
            throw new DiscordError(400, 50083, "Thread is archived");
        }
    }

    private void checkReference(Channel channel, Multipart body) {
        var reference = body.payload().path("message_reference");
        String id = reference.path("message_id").asText();
        boolean mustExist = reference.path("fail_if_not_exists").asBoolean(true);
        if (mustExist
                && Snowflake.isOne(id)
                && world.messages().find(channel.id(), Snowflake.of(id)).isEmpty()) {
            FormErrors errors = new FormErrors();
            errors.add("message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message");
            errors.throwIfAny();
        }
    }

    private Answer edit(Call call) {
        Message message = named(call);
        Multipart body = Multipart.of(call, "");
        if (!message.author().equals(world.bot().id())) {
            // All that can be done to the message of somebody else is to hide its embeds.
            if (body.payload().size() != 1 || !body.payload().has("flags")) {
                throw new DiscordError(403, 50005, "Cannot edit a message authored by another user");
            }
            found.require(found.channel(call), Permission.MANAGE_MESSAGES);
        }
        MessageForm form = MessageForm.ofEdit(message, body.payload(), body.uploads(), "");
        return Answer.ok(world.messages()
                .edit(message, form.edit(0, false))
                .orElseThrow(() -> DiscordError.unknown(10008, "Unknown Message"))
                .wire());
    }

    private Answer crosspost(Call call) {
        Channel channel = found.channel(call);
        Message message = named(call);
        if (channel.type() != Channel.ANNOUNCEMENT) {
            throw new DiscordError(400, 50068, "Invalid message type");
        }
        boolean own = message.author().equals(world.bot().id());
        found.require(channel, own ? Permission.SEND_MESSAGES : Permission.MANAGE_MESSAGES);
        if ((message.flags() & 1) != 0) {
            throw new DiscordError(400, 40033, "This message has already been crossposted");
        }
        Message published = world.messageChanges().crosspost(message);
        world.webhooks().all().stream()
                .filter(webhook -> channel.id().equals(webhook.source()))
                .forEach(webhook -> repeat(webhook, channel, published));
        return Answer.ok(published.wire());
    }

    /** Writes what was published into a channel that follows. */
    private void repeat(Webhook follower, Channel source, Message published) {
        JsonNode wire = published.wire();
        ObjectNode extra = Json.object().put("webhook_id", follower.id().toString());
        for (String shown : List.of("embeds", "attachments", "components")) {
            extra.set(shown, wire.path(shown));
        }
        extra.putObject("message_reference")
                .put("type", 0)
                .put("message_id", published.id().toString())
                .put("channel_id", source.id().toString())
                .put("guild_id", found.guildOf(source).id().toString());
        extra.put("flags", IS_CROSSPOST);
        world.messages()
                .post(MessageDraft.system(
                        follower.channel(),
                        follower.id(),
                        0,
                        wire.path("content").asText(),
                        extra));
    }

    private Answer delete(Call call) {
        Message message = named(call);
        if (!message.author().equals(world.bot().id())) {
            Channel channel = found.channel(call);
            var guild = found.guildOf(channel);
            found.require(channel, Permission.MANAGE_MESSAGES);
            ObjectNode more = Json.object();
            more.putObject("options").put("channel_id", channel.id().toString()).put("count", "1");
            audit.note(call, guild, Audit.MESSAGE_DELETE, message.author(), more);
        }
        world.messages().delete(message);
        return Answer.nothing();
    }

    private Message named(Call call) {
        return found.message(found.channel(call), call.id("message"));
    }
}
