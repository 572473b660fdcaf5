package dev.guildhall.simulator.rest.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.rest.call.DiscordError;
import dev.guildhall.simulator.rest.call.FormErrors;
import dev.guildhall.simulator.rest.call.Found;
import dev.guildhall.simulator.world.Channel;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Message;
import dev.guildhall.simulator.world.Permission;
import dev.guildhall.simulator.world.Snowflake;
import dev.guildhall.simulator.world.World;
import java.util.List;

/** Forwards messages: the new one has no text, and a snapshot of the other. */
record Forwarding(World world, Found found) {
    private static final List<String> SHOWN = List.of(
            "type",
            "content",
            "embeds",
            "attachments",
            "timestamp",
            "edited_timestamp",
            "flags",
            "mentions",
            "mention_roles",
            "components");

    Message send(Channel channel, MessageForm form) {
        if (!form.payload().path("content").asText().isEmpty()
                || !form.uploads().isEmpty()) {
            throw new DiscordError(400, 160_011, "A forward cannot have additional content");
        }
        JsonNode asked = form.payload().path("message_reference");
        Channel from = found.visible(id(asked, "channel_id"));
        found.require(from, Permission.READ_MESSAGE_HISTORY);
        Message original = found.message(from, id(asked, "message_id"));
        ObjectNode extra = Json.object();
        ObjectNode reference = extra.putObject("message_reference")
                .put("type", 1)
                .put("message_id", original.id().toString())
                .put("channel_id", from.id().toString());
        from.guildId().ifPresent(guild -> reference.put("guild_id", guild.toString()));
        ObjectNode snapshot = Json.object();
        SHOWN.forEach(field -> snapshot.set(field, original.wire().path(field)));
        extra.putArray("message_snapshots").addObject().set("message", snapshot);
        return world.messages().post(form.draft(channel, world.bot().id(), 0, 0, null, null, extra));
    }

    private static Snowflake id(JsonNode reference, String field) {
        String text = reference.path(field).asText();
        if (!Snowflake.isOne(text)) {
            FormErrors errors = new FormErrors();
            errors.required("message_reference." + field);
            errors.throwIfAny();
        }
        return Snowflake.of(text);
    }
}
