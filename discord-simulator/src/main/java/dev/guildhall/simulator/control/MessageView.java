package dev.guildhall.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Message;
import dev.guildhall.simulator.world.Polls;
import java.util.List;

/** Shows a message with who alone may see it. */
final class MessageView {
    private MessageView() {}

    static ObjectNode of(Message message, Polls polls) {
        ObjectNode node = Json.object();
        node.setAll(message.wire());
        if (!message.marks().reactions().isEmpty()) {
            // Discord tells only how many; the page has to know who, because it is several people.
            ArrayNode reactions = message.wire().withArray("reactions").deepCopy();
            for (int index = 0; index < reactions.size(); index++) {
                ((ObjectNode) reactions.get(index))
                        .set(
                                "people",
                                Json.ids(List.copyOf(
                                        message.marks().reactions().get(index).people())));
            }
            node.set("reactions", reactions);
        }
        if (message.wire().path("poll").isObject()) {
            node.set("poll", poll(message, polls));
        }
        node.put(
                "ephemeralFor",
                message.ephemeralFor() == null ? null : message.ephemeralFor().toString());
        if (!node.has("interaction")) {
            node.putNull("interaction");
        }
        return node;
    }

    /** The poll with who voted for what, and whether it has ended. */
    private static ObjectNode poll(Message message, Polls polls) {
        ObjectNode poll = message.wire().path("poll").deepCopy();
        poll.put("ended", polls.isEnded(message));
        for (JsonNode answer : poll.path("answers")) {
            ((ObjectNode) answer)
                    .set(
                            "people",
                            Json.ids(polls.voters(
                                    message.id(), answer.path("answer_id").asInt())));
        }
        return poll;
    }
}
