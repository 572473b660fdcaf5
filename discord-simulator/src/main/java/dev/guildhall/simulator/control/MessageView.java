package dev.guildhall.simulator.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Message;

/** Shows a message with who alone may see it. */
final class MessageView {
    private MessageView() {}

    static ObjectNode of(Message message) {
        ObjectNode node = Json.object();
        node.setAll(message.wire());
        node.put(
                "ephemeralFor",
                message.ephemeralFor() == null ? null : message.ephemeralFor().toString());
        if (!node.has("interaction")) {
            node.putNull("interaction");
        }
        return node;
    }
}
