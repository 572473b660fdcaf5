package dev.guildhall.simulator.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The emojis of the application itself, each as Discord's object; nobody is told of changes. Safe for several threads. */
public final class ApplicationEmojis {
    private final Map<Snowflake, ObjectNode> byId = new ConcurrentSkipListMap<>();

    ApplicationEmojis() {}

    public void put(Snowflake id, ObjectNode emoji) {
        byId.put(id, emoji);
    }

    public boolean remove(Snowflake id) {
        return byId.remove(id) != null;
    }

    public Optional<ObjectNode> find(Snowflake id) {
        return Optional.ofNullable(byId.get(id));
    }

    public List<ObjectNode> all() {
        return List.copyOf(byId.values());
    }
}
