package dev.guildhall.simulator.rest.message;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.simulator.rest.call.FormErrors;

/** Discord's limits for embeds. */
record EmbedRules(FormErrors errors) {
    private static final int ALL_TEXT = 6000;

    void check(JsonNode embeds) {
        int total = 0;
        int index = 0;
        for (JsonNode embed : embeds) {
            String at = "embeds." + index++;
            total += length(embed, "title", at, 256);
            total += length(embed, "description", at, 4096);
            total += length(embed.path("footer"), "text", at + ".footer", 2048);
            total += length(embed.path("author"), "name", at + ".author", 256);
            JsonNode fields = embed.path("fields");
            if (fields.size() > 25) {
                errors.tooLong(at + ".fields", 25);
            }
            int field = 0;
            for (JsonNode each : fields) {
                String fieldAt = at + ".fields." + field++;
                total += length(each, "name", fieldAt, 256);
                total += length(each, "value", fieldAt, 1024);
                required(each, "name", fieldAt);
                required(each, "value", fieldAt);
            }
        }
        if (total > ALL_TEXT) {
            errors.add("embeds", "MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds maximum size of 6000");
        }
    }

    private void required(JsonNode node, String field, String at) {
        if (node.path(field).asText().isEmpty()) {
            errors.required(at + "." + field);
        }
    }

    private int length(JsonNode node, String field, String at, int most) {
        int length = node.path(field).asText().length();
        if (length > most) {
            errors.tooLong(at + "." + field, most);
        }
        return length;
    }
}
