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
        ObjectNode extra) {
    private static final int ORDINARY = 0;
    private static final int REPLY = 19;

    public MessageDraft {
        uploads = List.copyOf(uploads);
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
}
