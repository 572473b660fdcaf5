package dev.guildhall.simulator.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * An address at which messages are written into a channel under a name of its own.
 *
 * @param token the secret; empty for one that follows another channel
 * @param source the announcement channel that is followed; null for an ordinary one
 */
public record Webhook(
        Snowflake id,
        Snowflake guild,
        Snowflake channel,
        Snowflake creator,
        String name,
        String token,
        @Nullable Snowflake source) {
    private static final int INCOMING = 1;
    private static final int FOLLOWER = 2;

    /** An ordinary webhook. */
    public Webhook(Snowflake id, Snowflake guild, Snowflake channel, Snowflake creator, String name, String token) {
        this(id, guild, channel, creator, name, token, null);
    }

    /** The webhook object; with its secret for whoever may manage it or knows it. */
    public ObjectNode wire(World world) {
        ObjectNode node = Json.object()
                .put("id", id.toString())
                .put("type", source == null ? INCOMING : FOLLOWER)
                .put("guild_id", guild.toString())
                .put("channel_id", channel.toString())
                .put("name", name);
        node.putNull("avatar");
        if (source == null) {
            node.put("token", token)
                    .put("application_id", world.bot().id().toString())
                    .put("url", world.base() + "/api/webhooks/" + id + "/" + token);
        } else {
            node.putNull("application_id");
            world.channel(source).ifPresent(followed -> show(world, node, followed));
        }
        world.person(creator).ifPresent(person -> node.set("user", Wire.user(person)));
        return node;
    }

    private static void show(World world, ObjectNode node, Channel followed) {
        node.putObject("source_channel").put("id", followed.id().toString()).put("name", followed.name());
        followed.guildId()
                .flatMap(world::guild)
                .ifPresent(from -> node.putObject("source_guild")
                        .put("id", from.id().toString())
                        .put("name", from.name())
                        .putNull("icon"));
    }

    public Webhook with(String newName, Snowflake newChannel) {
        return new Webhook(id, guild, newChannel, creator, newName, token, source);
    }

    /** Does not show the token. */
    @Override
    public String toString() {
        return "Webhook[" + id + " " + name + "]";
    }
}
