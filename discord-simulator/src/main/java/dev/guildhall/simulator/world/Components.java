package dev.guildhall.simulator.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Brings components into the form in which Discord gives them back: with ids, and with the addresses of files. */
public final class Components {
    private static final String ATTACHMENT = "attachment://";

    private int last;

    private Components() {}

    /** Gives each component the running {@code id} that Discord adds where the sender gave none. */
    public static ArrayNode numbered(ArrayNode sent) {
        ArrayNode copy = sent.deepCopy();
        new Components().number(copy);
        return copy;
    }

    /** The same, and files referred to as {@code attachment://name} get the addresses of those attachments. */
    static ArrayNode asStored(ArrayNode sent, JsonNode attachments) {
        ArrayNode stored = numbered(sent);
        resolve(stored, attachments);
        return stored;
    }

    private void number(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("type").isInt()) {
            last++;
            if (!object.path("id").isInt()) {
                object.put("id", last);
            }
        }
        for (JsonNode child : node) {
            if (child.isContainerNode()) {
                number(child);
            }
        }
    }

    private static void resolve(JsonNode node, JsonNode attachments) {
        String url = node.path("url").asText();
        if (node instanceof ObjectNode media && url.startsWith(ATTACHMENT)) {
            String name = url.substring(ATTACHMENT.length());
            for (JsonNode file : attachments) {
                if (file.path("filename").asText().equals(name)) {
                    media.put("url", file.path("url").asText())
                            .put("proxy_url", file.path("proxy_url").asText())
                            .put("content_type", file.path("content_type").asText())
                            .put("attachment_id", file.path("id").asText());
                }
            }
        }
        for (JsonNode child : node) {
            if (child.isContainerNode()) {
                resolve(child, attachments);
            }
        }
    }
}
