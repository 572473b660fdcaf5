package dev.guildhall.simulator.rest.message;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;
import static io.javalin.http.HandlerType.PUT;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.rest.call.Answer;
import dev.guildhall.simulator.rest.call.Audit;
import dev.guildhall.simulator.rest.call.Call;
import dev.guildhall.simulator.rest.call.DiscordError;
import dev.guildhall.simulator.rest.call.Form;
import dev.guildhall.simulator.rest.call.Found;
import dev.guildhall.simulator.rest.call.Router;
import dev.guildhall.simulator.world.Channel;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Message;
import dev.guildhall.simulator.world.MessageDraft;
import dev.guildhall.simulator.world.Permission;
import dev.guildhall.simulator.world.Snowflake;
import dev.guildhall.simulator.world.World;
import java.time.Duration;
import java.util.List;

/** Pins, in the form of before and after 2025, and the deletion of many messages. */
public record PinRoutes(World world, Found found, Audit audit) {
    private static final List<String> PATHS = List.of("/channels/{channel}/messages/pins", "/channels/{channel}/pins");
    private static final long MAY_PIN = Permission.PIN_MESSAGES | Permission.MANAGE_MESSAGES;
    private static final int MOST = 250;
    private static final int PINNED = 6;

    public void mount(Router router) {
        router.bot(GET, PATHS.getFirst(), this::page);
        router.bot(
                GET,
                PATHS.getLast(),
                call -> Answer.ok(
                        Json.array(pinned(call).stream().map(Message::wire).toList())));
        for (String path : PATHS) {
            router.bot(PUT, path + "/{message}", call -> pin(call, true));
            router.bot(DELETE, path + "/{message}", call -> pin(call, false));
        }
        router.bot(POST, "/channels/{channel}/messages/bulk-delete", this::bulkDelete);
    }

    private List<Message> pinned(Call call) {
        Channel channel = found.channel(call, Permission.READ_MESSAGE_HISTORY);
        return world.messageChanges().pinned(channel.id());
    }

    private Answer page(Call call) {
        List<Message> pinned = pinned(call);
        int limit = call.number("limit", 50, 1, 50);
        String before = call.query("before").orElse("9999");
        List<Message> later = pinned.stream()
                .filter(message -> String.valueOf(message.marks().pinnedAt()).compareTo(before) < 0)
                .toList();
        ObjectNode node = Json.object();
        ArrayNode items = node.putArray("items");
        later.stream()
                .limit(limit)
                .forEach(message -> items.addObject()
                        .put("pinned_at", String.valueOf(message.marks().pinnedAt()))
                        .set("message", message.wire()));
        return Answer.ok(node.put("has_more", later.size() > limit));
    }

    private Answer pin(Call call, boolean pinned) {
        Channel channel = found.channel(call, MAY_PIN);
        Message message = found.message(call);
        if (pinned && world.messageChanges().pinned(channel.id()).size() >= MOST) {
            throw new DiscordError(400, 30003, "Maximum number of pins reached (250)");
        }
        boolean changes = (message.marks().pinnedAt() != null) != pinned;
        world.messageChanges().pin(message, pinned);
        if (changes && pinned) {
            world.messages().post(MessageDraft.system(channel.id(), world.bot().id(), PINNED, "", message.id()));
        }
        if (changes) {
            channel.guildId().flatMap(world::guild).ifPresent(guild -> {
                ObjectNode more = Json.object();
                more.putObject("options")
                        .put("channel_id", channel.id().toString())
                        .put("message_id", message.id().toString());
                audit.note(call, guild, pinned ? Audit.MESSAGE_PIN : Audit.MESSAGE_UNPIN, message.author(), more);
            });
        }
        return Answer.nothing();
    }

    private Answer bulkDelete(Call call) {
        Channel channel = found.channel(call, Permission.MANAGE_MESSAGES);
        var guild = found.guildOf(channel);
        Form form = Form.of(call);
        List<Snowflake> ids = form.ids("messages");
        form.check();
        if (ids.size() < 2 || ids.size() > 100) {
            throw new DiscordError(
                    400,
                    50016,
                    "Provided too few or too many messages to delete."
                            + " Must provide at least 2 and fewer than 100 messages to delete.");
        }
        var oldest = world.clock().instant().minus(Duration.ofDays(14));
        if (ids.stream().anyMatch(id -> id.time().isBefore(oldest))) {
            throw new DiscordError(400, 50034, "You can only bulk delete messages that are under 14 days old.");
        }
        world.messageChanges().deleteAll(channel, ids);
        ObjectNode more = Json.object();
        more.putObject("options").put("count", Integer.toString(ids.size()));
        audit.note(call, guild, Audit.MESSAGE_BULK_DELETE, channel.id(), more);
        return Answer.nothing();
    }
}
