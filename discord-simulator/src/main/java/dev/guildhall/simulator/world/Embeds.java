package dev.guildhall.simulator.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Brings the embeds that a bot sent into the form in which Discord gives them back. */
final class Embeds {
    private static final List<String> PICTURES = List.of("image", "thumbnail", "footer", "author");
    private static final String ATTACHMENT = "attachment://";

    private Embeds() {}

    static ArrayNode asStored(ArrayNode sent, List<Attachment> files, String base) {
        ArrayNode stored = Json.array();
        for (JsonNode embed : sent) {
            if (embed instanceof ObjectNode object) {
                ObjectNode copy = object.deepCopy();
                if (!copy.hasNonNull("type")) {
                    copy.put("type", "rich");
                }
                for (String picture : PICTURES) {
                    if (copy.get(picture) instanceof ObjectNode holder) {
                        resolve(holder, "url", files, base);
                        resolve(holder, "icon_url", files, base);
                    }
                }
                stored.add(copy);
            }
        }
        return stored;
    }

    private static void resolve(ObjectNode holder, String field, List<Attachment> files, String base) {
        String url = holder.path(field).asText();
        if (url.startsWith(ATTACHMENT)) {
            String name = url.substring(ATTACHMENT.length());
            files.stream()
                    .filter(file -> file.fileName().equals(name))
                    .findFirst()
                    .ifPresent(file -> holder.put(field, base + file.path()));
        }
    }
}
