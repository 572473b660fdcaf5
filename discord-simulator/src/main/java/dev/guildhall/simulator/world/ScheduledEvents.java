package dev.guildhall.simulator.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** What is going to happen in guilds, each as Discord's object; each change is told to the listeners. */
public final class ScheduledEvents {
    private final World world;
    private final Map<Snowflake, ObjectNode> byId = new ConcurrentSkipListMap<>();

    ScheduledEvents(World world) {
        this.world = world;
    }

    /** Adds an event, or replaces the one with its id. */
    public void put(Guild guild, ObjectNode event) {
        boolean known = byId.put(Snowflake.of(event.path("id").asText()), event) != null;
        tell(known ? "GUILD_SCHEDULED_EVENT_UPDATE" : "GUILD_SCHEDULED_EVENT_CREATE", guild, event);
    }

    /** Cancels an event. */
    public void remove(Guild guild, ObjectNode event) {
        if (byId.remove(Snowflake.of(event.path("id").asText())) != null) {
            tell("GUILD_SCHEDULED_EVENT_DELETE", guild, event);
        }
    }

    public Optional<ObjectNode> find(Guild guild, Snowflake id) {
        return Optional.ofNullable(byId.get(id)).filter(event -> in(guild, event));
    }

    public List<ObjectNode> of(Guild guild) {
        return byId.values().stream().filter(event -> in(guild, event)).toList();
    }

    /** Forgets those of a guild that is no longer there. */
    void forget(Snowflake guild) {
        byId.values().removeIf(event -> event.path("guild_id").asText().equals(guild.toString()));
    }

    private static boolean in(Guild guild, ObjectNode event) {
        return event.path("guild_id").asText().equals(guild.id().toString());
    }

    private void tell(String name, Guild guild, ObjectNode event) {
        world.announce(guild, new WorldEvent.Announced(name, guild.id(), event, null));
    }
}
