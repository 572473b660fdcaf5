package dev.guildhall.simulator.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Gives components the running {@code id} that Discord adds where the sender gave none. */
final class Components {
    private int last;

    private Components() {}

    static ArrayNode numbered(ArrayNode sent) {
        ArrayNode copy = sent.deepCopy();
        new Components().number(copy);
        return copy;
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
}
