package dev.guildhall.simulator.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Brings components into the form in which Discord gives them back: with ids, and with the addresses of files. */
public final class Components {
    private static final int FILE = 13;
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

    private static Optional<JsonNode> file(String url, JsonNode attachments) {
        for (JsonNode file : attachments) {
            if (url.equals(ATTACHMENT + file.path("filename").asText())) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
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
        if (node instanceof ObjectNode component && component.path("type").asInt() == FILE) {
            file(component.path("file").path("url").asText(), attachments)
                    .ifPresent(file -> component
                            .put("name", file.path("filename").asText())
                            .put("size", file.path("size").asLong()));
        }
        String url = node.path("url").asText();
        if (node instanceof ObjectNode media && url.startsWith(ATTACHMENT)) {
            file(url, attachments).ifPresent(file -> {
                media.put("attachment_id", file.path("id").asText());
                for (String known : List.of("url", "proxy_url", "content_type", "width", "height")) {
                    if (file.has(known)) {
                        media.set(known, file.get(known));
                    }
                }
            });
        } else if (node instanceof ObjectNode media && media.size() == 1 && url.startsWith("http")) {
            media.put("proxy_url", url);
        }
        for (JsonNode child : node) {
            if (child.isContainerNode()) {
                resolve(child, attachments);
            }
        }
    }
}
