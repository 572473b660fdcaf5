package dev.guildhall.simulator.world;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * How somebody is seen.
 *
 * @param status Discord's word; {@code invisible} is seen by others as {@code offline}
 * @param activities Discord's objects, never changed
 */
public record Presence(String status, ArrayNode activities) {
    /** What can be chosen. */
    public static final Set<String> STATUSES = Set.of("online", "idle", "dnd", "invisible", "offline");

    /** Who has said nothing is there. */
    static final Presence ONLINE = new Presence("online", Json.array());

    public Presence {
        if (!STATUSES.contains(status)) {
            throw new IllegalArgumentException("status is '" + status + "': give one of " + STATUSES);
        }
    }

    /** What others see. */
    public String shown() {
        return status.equals("invisible") ? "offline" : status;
    }

    /** The presence update object. */
    public ObjectNode wire(Snowflake guild, Snowflake person) {
        boolean there = !shown().equals("offline");
        ObjectNode node = Json.object().put("status", shown()).put("guild_id", guild.toString());
        node.putObject("user").put("id", person.toString());
        node.set("activities", there ? activities : Json.array());
        ObjectNode client = node.putObject("client_status");
        if (there) {
            client.put("desktop", shown());
        }
        return node;
    }
}
