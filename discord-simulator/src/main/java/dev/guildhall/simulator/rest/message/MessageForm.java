package dev.guildhall.simulator.rest.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.rest.call.DiscordError;
import dev.guildhall.simulator.rest.call.FormErrors;
import dev.guildhall.simulator.world.Channel;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Message;
import dev.guildhall.simulator.world.MessageDraft;
import dev.guildhall.simulator.world.MessageEdit;
import dev.guildhall.simulator.world.Snowflake;
import dev.guildhall.simulator.world.Upload;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a bot wants to write, checked against Discord's limits. */
public record MessageForm(JsonNode payload, List<Upload> uploads, String within) {
    private static final int REPLY = 19;
    private static final int SENDABLE_FLAGS = 1 << 2 | 1 << 12 | 1 << 13 | Message.COMPONENTS_V2;

    /** Checks lengths and counts. */
    public MessageForm {
        FormErrors errors = new FormErrors(within);
        if (payload.path("content").asText().length() > 2000) {
            errors.tooLong("content", 2000);
        }
        if (payload.path("nonce").asText().length() > 25) {
            errors.tooLong("nonce", 25);
        }
        if (payload.path("embeds").size() > 10) {
            errors.tooLong("embeds", 10);
        }
        if (uploads.size() > 10) {
            errors.tooLong("files", 10);
        }
        boolean everythingIsComponents = (payload.path("flags").asInt() & Message.COMPONENTS_V2) != 0;
        for (String legacy : List.of("content", "embeds", "sticker_ids", "poll")) {
            JsonNode given = payload.path(legacy);
            if (everythingIsComponents && (given.isTextual() ? !given.asText().isEmpty() : !given.isEmpty())) {
                errors.add(
                        legacy,
                        "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
                        "The '" + legacy + "' field cannot be used when using MessageFlags.IS_COMPONENTS_V2");
            }
        }
        new ComponentRules(errors).checkMessage(payload.path("components"), everythingIsComponents);
        PollRules.check(payload.path("poll"), errors);
        new EmbedRules(errors).check(payload.path("embeds"));
        errors.throwIfAny();
    }

    /** A form that is a whole body. */
    public MessageForm(JsonNode payload, List<Upload> uploads) {
        this(payload, uploads, "");
    }

    /** A change to a message; one that consists of components stays so. */
    public static MessageForm ofEdit(Message current, JsonNode payload, List<Upload> uploads, String within) {
        JsonNode whole = payload;
        if ((current.flags() & Message.COMPONENTS_V2) != 0 && payload.has("components")) {
            ObjectNode flagged = payload.deepCopy();
            whole = flagged.put("flags", payload.path("flags").asInt() | Message.COMPONENTS_V2);
        }
        return new MessageForm(whole, uploads, within);
    }

    public boolean isEmpty() {
        return payload.path("content").asText().isBlank()
                && payload.path("embeds").isEmpty()
                && payload.path("components").isEmpty()
                && payload.path("sticker_ids").isEmpty()
                && !payload.hasNonNull("poll")
                && !isForward()
                && uploads.isEmpty();
    }

    /** Whether it shows a message from elsewhere instead of one of its own. */
    public boolean isForward() {
        return payload.path("message_reference").path("type").asInt() == 1;
    }

    public void refuseIfEmpty() {
        if (isEmpty()) {
            throw new DiscordError(400, 50006, "Cannot send an empty message");
        }
    }

    public boolean ephemeral() {
        return (payload.path("flags").asInt() & Message.EPHEMERAL) != 0;
    }

    public MessageDraft draft(Channel channel, Snowflake author) {
        Snowflake replyTo = id(payload.path("message_reference").path("message_id"));
        return draft(channel, author, replyTo == null ? 0 : REPLY, 0, replyTo, null, Json.object());
    }

    public MessageDraft draft(
            Channel channel,
            Snowflake author,
            int type,
            int moreFlags,
            @Nullable Snowflake replyTo,
            @Nullable Snowflake ephemeralFor,
            ObjectNode extra) {
        int flags = (payload.path("flags").asInt() & SENDABLE_FLAGS) | moreFlags;
        if (payload.path("poll").isObject()) {
            extra.set("poll", PollRules.asStored(payload.path("poll")));
        }
        return new MessageDraft(
                channel.id(),
                author,
                payload.path("content").asText(),
                type,
                flags,
                payload.path("tts").asBoolean(),
                array("embeds"),
                array("components"),
                uploads,
                payload.hasNonNull("nonce") ? payload.get("nonce") : null,
                replyTo,
                payload.get("allowed_mentions"),
                ephemeralFor,
                extra);
    }

    public MessageEdit edit(int clearedFlags, boolean silent) {
        return new MessageEdit(
                payload.has("content") ? payload.path("content").asText("") : null,
                payload.has("embeds") ? array("embeds") : null,
                payload.has("components") ? array("components") : null,
                payload.has("attachments") ? keptAttachments() : null,
                uploads,
                payload.get("allowed_mentions"),
                clearedFlags,
                payload.path("flags").asInt() & SENDABLE_FLAGS,
                silent);
    }

    private ArrayNode array(String field) {
        return payload.path(field) instanceof ArrayNode array ? array : Json.array();
    }

    private List<Snowflake> keptAttachments() {
        List<Snowflake> kept = new ArrayList<>();
        for (JsonNode attachment : payload.path("attachments")) {
            Snowflake id = id(attachment.path("id"));
            if (id != null) {
                kept.add(id);
            }
        }
        return kept;
    }

    private static @Nullable Snowflake id(JsonNode node) {
        return Snowflake.isOne(node.asText()) ? Snowflake.of(node.asText()) : null;
    }
}
