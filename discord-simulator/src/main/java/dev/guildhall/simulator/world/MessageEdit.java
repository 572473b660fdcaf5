package dev.guildhall.simulator.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change to a message; null leaves a part as it is.
 *
 * @param keptAttachments the ids of the files that stay
 * @param clearedFlags bits to take away
 * @param setFlags bits to add
 * @param silent true leaves {@code edited_timestamp} alone, as for the first text of a deferred answer
 */
public record MessageEdit(
        @Nullable String content,
        @Nullable ArrayNode embeds,
        @Nullable ArrayNode components,
        @Nullable List<Snowflake> keptAttachments,
        List<Upload> uploads,
        @Nullable JsonNode allowedMentions,
        int clearedFlags,
        int setFlags,
        boolean silent) {
    public MessageEdit {
        uploads = List.copyOf(uploads);
    }
}
