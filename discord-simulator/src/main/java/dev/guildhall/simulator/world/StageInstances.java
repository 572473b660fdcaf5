package dev.guildhall.simulator.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The stages on which something is live, at most one for a channel, each as Discord's object; each change is told. */
public final class StageInstances {
    private final World world;
    private final Map<Snowflake, ObjectNode> byChannel = new ConcurrentSkipListMap<>();

    StageInstances(World world) {
        this.world = world;
    }

    /** Opens the stage of a channel, or replaces what is known of it. */
    public void put(Guild guild, Snowflake channel, ObjectNode instance) {
        boolean known = byChannel.put(channel, instance) != null;
        tell(known ? "STAGE_INSTANCE_UPDATE" : "STAGE_INSTANCE_CREATE", guild, instance);
    }

    /** Closes the stage of a channel; nothing happens when it is not open. */
    public void remove(Guild guild, Snowflake channel) {
        ObjectNode closed = byChannel.remove(channel);
        if (closed != null) {
            tell("STAGE_INSTANCE_DELETE", guild, closed);
        }
    }

    public Optional<ObjectNode> find(Snowflake channel) {
        return Optional.ofNullable(byChannel.get(channel));
    }

    /** Those of a guild. */
    List<ObjectNode> of(Guild guild) {
        return byChannel.values().stream()
                .filter(instance ->
                        instance.path("guild_id").asText().equals(guild.id().toString()))
                .toList();
    }

    /** Forgets those of a guild that is no longer there. */
    void forget(Snowflake guild) {
        byChannel
                .values()
                .removeIf(instance -> instance.path("guild_id").asText().equals(guild.toString()));
    }

    private void tell(String name, Guild guild, ObjectNode instance) {
        world.announce(guild, new WorldEvent.Announced(name, guild.id(), instance, null));
    }
}
