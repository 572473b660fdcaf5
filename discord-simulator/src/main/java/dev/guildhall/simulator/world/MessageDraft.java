package dev.guildhall.simulator.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message that is about to be posted.
 *
 * @param type Discord's number: 0 ordinary, 19 reply, 20 answer to a command
 * @param nonce what the sender wants to recognise it by
 * @param replyTo the message it answers
 * @param allowedMentions Discord's object, null allows all
 * @param extra further fields of the wire form, such as {@code interaction_metadata}
 * @param id null for a fresh one; the first message of a forum's post has the id of the post
 */
public record MessageDraft(
        Snowflake channel,
        Snowflake author,
        String content,
        int type,
        int flags,
        boolean tts,
        ArrayNode embeds,
        ArrayNode components,
        List<Upload> uploads,
        @Nullable JsonNode nonce,
        @Nullable Snowflake replyTo,
        @Nullable JsonNode allowedMentions,
        @Nullable Snowflake ephemeralFor,
        ObjectNode extra,
        @Nullable Snowflake id) {
    private static final int ORDINARY = 0;
    private static final int REPLY = 19;

    public MessageDraft {
        uploads = List.copyOf(uploads);
    }

    /** A message that gets a fresh id. */
    public MessageDraft(
            Snowflake channel,
            Snowflake author,
            String content,
            int type,
            int flags,
            boolean tts,
            ArrayNode embeds,
            ArrayNode components,
            List<Upload> uploads,
            @Nullable JsonNode nonce,
            @Nullable Snowflake replyTo,
            @Nullable JsonNode allowedMentions,
            @Nullable Snowflake ephemeralFor,
            ObjectNode extra) {
        this(
                channel,
                author,
                content,
                type,
                flags,
                tts,
                embeds,
                components,
                uploads,
                nonce,
                replyTo,
                allowedMentions,
                ephemeralFor,
                extra,
                null);
    }

    /** The same with an id. */
    public MessageDraft withId(Snowflake given) {
        return new MessageDraft(
                channel,
                author,
                content,
                type,
                flags,
                tts,
                embeds,
                components,
                uploads,
                nonce,
                replyTo,
                allowedMentions,
                ephemeralFor,
                extra,
                given);
    }

    /** The same with files. */
    public MessageDraft withUploads(List<Upload> files) {
        return new MessageDraft(
                channel,
                author,
                content,
                type,
                flags,
                tts,
                embeds,
                components,
                files,
                nonce,
                replyTo,
                allowedMentions,
                ephemeralFor,
                extra,
                id);
    }

    /** What a person types. */
    public static MessageDraft typed(Snowflake channel, Snowflake author, String content, @Nullable Snowflake replyTo) {
        return new MessageDraft(
                channel,
                author,
                content,
                replyTo == null ? ORDINARY : REPLY,
                0,
                false,
                Json.array(),
                Json.array(),
                List.of(),
                null,
                replyTo,
                null,
                null,
                Json.object());
    }

    /** What Discord itself writes about something that somebody did. */
    public static MessageDraft system(
            Snowflake channel, Snowflake author, int type, String content, @Nullable Snowflake about) {
        ObjectNode extra = Json.object();
        if (about != null) {
            extra.putObject("message_reference")
                    .put("type", 0)
                    .put("message_id", about.toString())
                    .put("channel_id", channel.toString());
        }
        return system(channel, author, type, content, extra);
    }

    /** The same with further fields of the wire form, the reference among them. */
    public static MessageDraft system(Snowflake channel, Snowflake author, int type, String content, ObjectNode extra) {
        return new MessageDraft(
                channel,
                author,
                content,
                type,
                0,
                false,
                Json.array(),
                Json.array(),
                List.of(),
                null,
                null,
                null,
                null,
                extra);
    }
}
