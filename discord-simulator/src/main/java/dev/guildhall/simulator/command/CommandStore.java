package dev.guildhall.simulator.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Snowflake;
import dev.guildhall.simulator.world.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The registered commands, global ones and those of single guilds. Safe for use by several threads. */
public final class CommandStore {
    private static final List<String> NULL_UNLESS_GIVEN =
            List.of("default_member_permissions", "name_localizations", "description_localizations", "contexts");

    private final World world;
    private final Map<Snowflake, ObjectNode> commands = new LinkedHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final CommandPermissions permissions;

    public CommandStore(World world) {
        this.world = world;
        this.permissions = new CommandPermissions(world);
    }

    /** Who may use them. */
    public CommandPermissions permissions() {
        return permissions;
    }

    /** Hears of every change. */
    public void listen(Runnable listener) {
        listeners.add(listener);
    }

    /** The commands of a guild, or the global ones when {@code guild} is null. */
    public synchronized List<ObjectNode> of(@Nullable Snowflake guild) {
        return commands.values().stream()
                .filter(command -> in(command, guild))
                .map(ObjectNode::deepCopy)
                .toList();
    }

    /** Every command there is. */
    public synchronized List<ObjectNode> all() {
        return List.copyOf(commands.values());
    }

    /** What a person in this guild can use: the guild's commands hide global ones of the same name and type. */
    public List<ObjectNode> usableIn(@Nullable Snowflake guild) {
        Map<String, ObjectNode> usable = new LinkedHashMap<>();
        of(null).stream()
                .filter(command -> guild == null ? isForDirect(command) : isForGuilds(command))
                .forEach(command -> usable.put(key(command), command));
        if (guild != null) {
            of(guild).forEach(command -> usable.put(key(command), command));
        }
        return List.copyOf(usable.values());
    }

    private static boolean isForGuilds(JsonNode command) {
        return !command.path("contexts").isArray() || has(command.path("contexts"), 0);
    }

    private static boolean isForDirect(JsonNode command) {
        return command.path("contexts").isArray()
                ? has(command.path("contexts"), 1)
                : command.path("dm_permission").asBoolean(true);
    }

    private static boolean has(JsonNode contexts, int context) {
        for (JsonNode each : contexts) {
            if (each.asInt() == context) {
                return true;
            }
        }
        return false;
    }

    public synchronized Optional<ObjectNode> find(@Nullable Snowflake guild, Snowflake id) {
        return Optional.ofNullable(commands.get(id))
                .filter(command -> in(command, guild))
                .map(ObjectNode::deepCopy);
    }

    /** Registers a command, in place of one of the same name and type; the id then stays. */
    public ObjectNode put(@Nullable Snowflake guild, JsonNode sent) {
        ObjectNode stored;
        synchronized (this) {
            stored = store(guild, sent);
        }
        listeners.forEach(Runnable::run);
        return stored.deepCopy();
    }

    /** Registers exactly these commands and none else. */
    public List<ObjectNode> replaceAll(@Nullable Snowflake guild, JsonNode sent) {
        List<ObjectNode> stored = new ArrayList<>();
        synchronized (this) {
            sent.forEach(command -> stored.add(store(guild, command)));
            commands.values().removeIf(command -> in(command, guild) && !stored.contains(command));
        }
        listeners.forEach(Runnable::run);
        return stored.stream().map(ObjectNode::deepCopy).toList();
    }

    /** Changes the given fields of a command; empty when there is none. */
    public Optional<ObjectNode> patch(@Nullable Snowflake guild, Snowflake id, ObjectNode changes) {
        Optional<ObjectNode> changed;
        synchronized (this) {
            changed = find(guild, id);
            changed.ifPresent(command -> {
                command.setAll(changes);
                command.put("id", id.toString()).put("version", world.nextId().toString());
                commands.put(id, command);
            });
        }
        listeners.forEach(Runnable::run);
        return changed.map(ObjectNode::deepCopy);
    }

    /** Removes a command; false when there is none. */
    public boolean remove(@Nullable Snowflake guild, Snowflake id) {
        boolean removed;
        synchronized (this) {
            removed = find(guild, id).isPresent() && commands.remove(id) != null;
        }
        listeners.forEach(Runnable::run);
        return removed;
    }

    private ObjectNode store(@Nullable Snowflake guild, JsonNode sent) {
        ObjectNode command = Json.object();
        command.setAll((ObjectNode) sent.deepCopy());
        command.put("type", sent.path("type").asInt(1));
        Snowflake id = commands.values().stream()
                .filter(known -> in(known, guild) && key(known).equals(key(command)))
                .findFirst()
                .map(known -> Snowflake.of(known.path("id").asText()))
                .orElseGet(world::nextId);
        command.put("id", id.toString())
                .put("application_id", world.bot().id().toString())
                .put("version", world.nextId().toString())
                .put("description", sent.path("description").asText())
                .put("dm_permission", sent.path("dm_permission").asBoolean(true))
                .put("nsfw", sent.path("nsfw").asBoolean());
        if (guild != null) {
            command.put("guild_id", guild.toString());
        }
        NULL_UNLESS_GIVEN.stream().filter(field -> !command.has(field)).forEach(command::putNull);
        if (!command.hasNonNull("integration_types")) {
            command.putArray("integration_types").add(0);
        }
        commands.put(id, command);
        return command;
    }

    private static boolean in(ObjectNode command, @Nullable Snowflake guild) {
        return command.path("guild_id").asText().equals(guild == null ? "" : guild.toString());
    }

    private static String key(JsonNode command) {
        return command.path("type").asInt(1) + " " + command.path("name").asText();
    }
}
