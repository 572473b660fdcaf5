package dev.guildhall.simulator.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Renders a draft, and an edit, to the message that is kept. */
final class MessageWriter {
    private MessageWriter() {}

    static Message write(World world, Channel channel, MessageDraft draft, Snowflake id, List<Attachment> files) {
        Person author = world.person(draft.author())
                .orElseThrow(() -> new IllegalArgumentException("person " + draft.author() + " does not exist"));
        ObjectNode wire = Json.object()
                .put("id", id.toString())
                .put("channel_id", channel.id().toString())
                .put("type", draft.type())
                .put("content", draft.content())
                .put("timestamp", id.time().toString())
                .put("tts", draft.tts())
                .put("pinned", false)
                .put("flags", draft.flags());
        wire.putNull("edited_timestamp");
        wire.set("author", Wire.user(author));
        Mentions.in(draft.content(), draft.allowedMentions())
                .asPermitted(world, channel, draft.author())
                .writeTo(wire, world);
        wire.set("embeds", Embeds.asStored(draft.embeds(), files, world.base()));
        wire.set("attachments", attachments(files, world));
        wire.set("components", Components.asStored(draft.components(), wire.path("attachments")));
        if (draft.nonce() != null) {
            wire.set("nonce", draft.nonce());
        }
        Snowflake replyTo = draft.replyTo();
        if (replyTo != null) {
            reply(world, channel, replyTo, draft.allowedMentions(), wire);
        }
        wire.setAll(draft.extra());
        return new Message(id, channel.id(), channel.guild(), author.id(), draft.ephemeralFor(), wire, Marks.NONE);
    }

    static Message edit(World world, Message current, MessageEdit edit, List<Attachment> files) {
        ObjectNode wire = current.wire().deepCopy();
        if (edit.content() != null) {
            wire.put("content", edit.content());
            Mentions.in(edit.content(), edit.allowedMentions()).writeTo(wire, world);
        }
        List<Snowflake> kept = edit.keptAttachments();
        if (kept != null || !files.isEmpty()) {
            ArrayNode attachments = Json.array();
            for (JsonNode attachment : current.wire().path("attachments")) {
                if (kept == null
                        || kept.contains(Snowflake.of(attachment.path("id").asText()))) {
                    attachments.add(attachment);
                }
            }
            wire.set("attachments", attachments.addAll(attachments(files, world)));
        }
        if (edit.components() != null) {
            wire.set("components", Components.asStored(edit.components(), wire.path("attachments")));
        }
        if (edit.embeds() != null) {
            wire.set("embeds", Embeds.asStored(edit.embeds(), files, world.base()));
        }
        wire.put("flags", (current.flags() & ~edit.clearedFlags()) | edit.setFlags());
        if (!edit.silent()) {
            wire.put("edited_timestamp", world.clock().instant().toString());
        }
        return current.with(wire);
    }

    private static void reply(
            World world, Channel channel, Snowflake replyTo, @Nullable JsonNode allowed, ObjectNode wire) {
        ObjectNode reference = wire.putObject("message_reference")
                .put("type", 0)
                .put("message_id", replyTo.toString())
                .put("channel_id", channel.id().toString());
        if (channel.guild() != null) {
            reference.put("guild_id", channel.guild().toString());
        }
        world.messages()
                .find(channel.id(), replyTo)
                .ifPresentOrElse(
                        answered -> {
                            wire.set(
                                    "referenced_message",
                                    answered.wire().deepCopy().without("referenced_message"));
                            boolean mention = allowed == null
                                    || allowed.path("replied_user").asBoolean();
                            if (mention) {
                                world.person(answered.author())
                                        .ifPresent(author -> ((ArrayNode) wire.get("mentions")).add(Wire.user(author)));
                            }
                        },
                        () -> wire.putNull("referenced_message"));
    }

    private static ArrayNode attachments(List<Attachment> files, World world) {
        return Json.array(files.stream().map(file -> file.wire(world.base())).toList());
    }
}
