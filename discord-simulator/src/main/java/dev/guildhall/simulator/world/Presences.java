package dev.guildhall.simulator.world;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Who is online, and what people do; each change is told to the listeners for each guild of the person. */
public final class Presences {
    private final World world;
    // Only of those who ever changed it: everybody else is online.
    private final Map<Snowflake, Presence> byPerson = new ConcurrentHashMap<>();

    Presences(World world) {
        this.world = world;
    }

    public Presence of(Snowflake person) {
        return byPerson.getOrDefault(person, Presence.ONLINE);
    }

    public void set(Snowflake person, Presence presence) {
        if (presence.equals(byPerson.put(person, presence))) {
            return;
        }
        for (Guild guild : world.guilds()) {
            if (guild.member(person).isPresent()) {
                world.announce(
                        guild,
                        new WorldEvent.Announced(
                                "PRESENCE_UPDATE", guild.id(), presence.wire(guild.id(), person), null));
            }
        }
    }

    void clear() {
        byPerson.clear();
    }
}
