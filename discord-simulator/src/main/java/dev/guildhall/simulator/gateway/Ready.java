package dev.guildhall.simulator.gateway;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Wire;
import dev.guildhall.simulator.world.World;

/** Renders READY. */
final class Ready {
    private Ready() {}

    static ObjectNode of(World world, Session session, String resumeUrl, int applicationFlags) {
        ObjectNode node =
                Json.object().put("v", 10).put("session_id", session.id()).put("resume_gateway_url", resumeUrl);
        node.set(
                "user",
                Wire.user(world.bot())
                        .put("verified", true)
                        .put("mfa_enabled", true)
                        .put("email", (String) null));
        node.putObject("user_settings");
        node.putArray("shard").add(session.shard().index()).add(session.shard().count());
        node.putArray("private_channels");
        node.putArray("relationships");
        node.putArray("presences");
        node.put("session_type", "normal");
        node.putArray("geo_ordered_rtc_regions");
        node.putArray("_trace").add("[\"guildhall-simulator\"]");
        ArrayNode guilds = node.putArray("guilds");
        for (Guild guild : world.guilds()) {
            if (guild.id().shard(session.shard().count()) == session.shard().index()) {
                guilds.addObject().put("id", guild.id().toString()).put("unavailable", true);
            }
        }
        node.putObject("application").put("id", world.bot().id().toString()).put("flags", applicationFlags);
        return node;
    }
}
