package dev.guildhall.simulator.world;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** An address at which messages are written into a channel under a name of its own. */
public record Webhook(Snowflake id, Snowflake guild, Snowflake channel, Snowflake creator, String name, String token) {
    /** The webhook object; with its secret for whoever may manage it or knows it. */
    public ObjectNode wire(World world) {
        ObjectNode node = Json.object()
                .put("id", id.toString())
                .put("type", 1)
                .put("guild_id", guild.toString())
                .put("channel_id", channel.toString())
                .put("name", name)
                .put("token", token)
                .put("application_id", world.bot().id().toString())
                .put("url", world.base() + "/api/webhooks/" + id + "/" + token);
        node.putNull("avatar");
        world.person(creator).ifPresent(person -> node.set("user", Wire.user(person)));
        return node;
    }

    public Webhook with(String newName, Snowflake newChannel) {
        return new Webhook(id, guild, newChannel, creator, newName, token);
    }

    /** Does not show the token. */
    @Override
    public String toString() {
        return "Webhook[" + id + " " + name + "]";
    }
}
