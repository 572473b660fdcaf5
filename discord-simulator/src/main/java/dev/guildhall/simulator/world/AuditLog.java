package dev.guildhall.simulator.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What was done in each guild, by whom, and why; the oldest forgotten beyond a bound. Safe for several threads. */
public final class AuditLog {
    private static final int BOUND = 1000;

    private final World world;
    private final Map<Snowflake, Deque<ObjectNode>> entries = new ConcurrentHashMap<>();

    AuditLog(World world) {
        this.world = world;
    }

    /**
     * Writes an entry and tells of it.
     *
     * @param action Discord's number, such as 22 for a ban
     * @param target the id of what it was done to, null when there is none
     * @param more further fields of the entry, such as {@code changes}
     */
    public void write(
            Guild guild,
            int action,
            Snowflake by,
            @Nullable Snowflake target,
            @Nullable String reason,
            ObjectNode more) {
        ObjectNode entry = Json.object()
                .put("id", world.nextId().toString())
                .put("user_id", by.toString())
                .put("target_id", target == null ? null : target.toString())
                .put("action_type", action);
        if (reason != null) {
            entry.put("reason", reason);
        }
        entry.setAll(more);
        Deque<ObjectNode> log = entries.computeIfAbsent(guild.id(), _ -> new ArrayDeque<>());
        synchronized (log) {
            log.addFirst(entry);
            if (log.size() > BOUND) {
                log.removeLast();
            }
        }
        ObjectNode told = entry.deepCopy().put("guild_id", guild.id().toString());
        world.still(
                guild,
                () -> world.tell(new WorldEvent.Announced("GUILD_AUDIT_LOG_ENTRY_CREATE", guild.id(), told, null)));
    }

    /** The entries of a guild, newest first. */
    public List<ObjectNode> of(Guild guild) {
        Deque<ObjectNode> log = entries.get(guild.id());
        if (log == null) {
            return List.of();
        }
        synchronized (log) {
            return List.copyOf(log);
        }
    }
}
