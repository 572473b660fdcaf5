package dev.guildhall.simulator.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Presence;
import dev.guildhall.simulator.world.World;

/** Lets the bot say how it is seen (op 3, and on Identify). What makes no sense is passed over, as Discord does. */
record BotPresence(World world) {

    void change(JsonNode data) {
        String status = data.path("status").asText();
        if (!Presence.STATUSES.contains(status)) {
            return;
        }
        ArrayNode activities = Json.array();
        for (JsonNode activity : data.path("activities")) {
            if (activity.isObject() && activity.hasNonNull("name")) {
                ObjectNode kept = activity.deepCopy();
                activities.add(kept.put("created_at", world.clock().millis()));
            }
        }
        world.presences().set(world.bot().id(), new Presence(status, activities));
    }
}
