package dev.guildhall.simulator.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** A file that was sent with a message; its bytes are kept by {@link Attachments}. */
public record Attachment(
        Snowflake id,
        Snowflake channel,
        String fileName,
        String contentType,
        FileContent content,
        @Nullable String description) {

    /** The path below the simulator's base at which it can be fetched. */
    public String path() {
        return "/cdn/attachments/" + channel + "/" + id + "/" + fileName;
    }

    /** The attachment object. */
    public ObjectNode wire(String base) {
        ObjectNode node = Json.object()
                .put("id", id.toString())
                .put("filename", fileName)
                .put("size", content.size())
                .put("url", base + path())
                .put("proxy_url", base + path())
                .put("content_type", contentType);
        if (description != null) {
            node.put("description", description);
        }
        ImageSize.of(content.bytes())
                .ifPresent(size -> node.put("width", size.width()).put("height", size.height()));
        return node;
    }
}
