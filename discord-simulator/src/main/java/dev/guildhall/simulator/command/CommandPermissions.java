package dev.guildhall.simulator.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.world.Channel;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Member;
import dev.guildhall.simulator.world.Permission;
import dev.guildhall.simulator.world.Permissions;
import dev.guildhall.simulator.world.Snowflake;
import dev.guildhall.simulator.world.World;
import dev.guildhall.simulator.world.WorldEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What guilds have set about who may use which command, and who may therefore. Safe for use by several threads.
 *
 * <p>An entry is Discord's: {@code id}, {@code type} 1 for a role, 2 for a person, 3 for a channel, and
 * {@code permission}. What is set for a command goes before what is set for the whole application.
 */
public final class CommandPermissions {
    private static final int ROLE = 1;
    private static final int PERSON = 2;
    private static final int CHANNEL = 3;

    private final World world;
    private final Map<Snowflake, Map<Snowflake, JsonNode>> byGuild = new ConcurrentHashMap<>();

    public CommandPermissions(World world) {
        this.world = world;
    }

    /** What is set for a command, or for all when {@code command} is the application's id. */
    public Optional<ObjectNode> of(Snowflake guild, Snowflake command) {
        return Optional.ofNullable(byGuild.getOrDefault(guild, Map.of()).get(command))
                .map(set -> wire(guild, command, set));
    }

    /** Everything that is set in a guild. */
    public List<ObjectNode> all(Snowflake guild) {
        return byGuild.getOrDefault(guild, Map.of()).entrySet().stream()
                .map(entry -> wire(guild, entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Sets the entries of a command and tells of it. */
    public ObjectNode set(Guild guild, Snowflake command, JsonNode entries) {
        byGuild.computeIfAbsent(guild.id(), _ -> new ConcurrentHashMap<>()).put(command, entries.deepCopy());
        ObjectNode wire = wire(guild.id(), command, entries);
        world.announce(
                guild,
                new WorldEvent.Announced("APPLICATION_COMMAND_PERMISSIONS_UPDATE", guild.id(), wire.deepCopy(), null));
        return wire;
    }

    private ObjectNode wire(Snowflake guild, Snowflake command, JsonNode entries) {
        return Json.object()
                .put("id", command.toString())
                .put("application_id", world.bot().id().toString())
                .put("guild_id", guild.toString())
                .set("permissions", entries);
    }

    /** Why a member may not use a command in a channel, null when the member may. */
    public @Nullable String refusal(ObjectNode command, Guild guild, Member member, Channel channel) {
        long permissions = Permissions.inChannel(guild, member, channel);
        if (Permissions.inGuild(guild, member) == Permission.ALL) {
            return null;
        }
        Snowflake id = Snowflake.of(command.path("id").asText());
        Boolean inChannel = channel(guild, id, channel);
        if (Boolean.FALSE.equals(inChannel)) {
            return "the guild has switched this command off in this channel";
        }
        Boolean forPerson = person(guild, id, member);
        if (forPerson != null) {
            return forPerson ? null : "the guild has denied this command to this member";
        }
        if ((permissions & Permission.USE_APPLICATION_COMMANDS) == 0) {
            return "the permission USE_APPLICATION_COMMANDS is missing in this channel";
        }
        if (!command.hasNonNull("default_member_permissions")) {
            return null;
        }
        long needed = command.path("default_member_permissions").asLong();
        boolean may = needed != 0 && (permissions & needed) == needed;
        return may
                ? null
                : needed == 0
                        ? "it is for administrators"
                        : "it needs the permissions " + String.join(", ", Permission.namesOf(needed))
                                + ", of which these are missing here: "
                                + String.join(", ", Permission.namesOf(needed & ~permissions));
    }

    private @Nullable Boolean channel(Guild guild, Snowflake command, Channel channel) {
        // Discord's name for all channels of a guild is the guild's id less one.
        Snowflake all = new Snowflake(guild.id().value() - 1);
        for (JsonNode entries :
                List.of(entries(guild, command), entries(guild, world.bot().id()))) {
            Boolean one = entry(entries, CHANNEL, channel.id());
            Boolean set = one != null ? one : entry(entries, CHANNEL, all);
            if (set != null) {
                return set;
            }
        }
        return null;
    }

    private @Nullable Boolean person(Guild guild, Snowflake command, Member member) {
        for (JsonNode entries :
                List.of(entries(guild, command), entries(guild, world.bot().id()))) {
            Boolean own = entry(entries, PERSON, member.id());
            if (own != null) {
                return own;
            }
            Boolean byRole = null;
            for (Snowflake role : member.roles()) {
                Boolean set = entry(entries, ROLE, role);
                byRole = set == null ? byRole : Boolean.valueOf(set || Boolean.TRUE.equals(byRole));
            }
            Boolean set = byRole != null ? byRole : entry(entries, ROLE, guild.id());
            if (set != null) {
                return set;
            }
        }
        return null;
    }

    private JsonNode entries(Guild guild, Snowflake command) {
        return byGuild.getOrDefault(guild.id(), Map.of()).getOrDefault(command, Json.array());
    }

    private static @Nullable Boolean entry(JsonNode entries, int type, Snowflake id) {
        for (JsonNode entry : entries) {
            if (entry.path("type").asInt() == type && entry.path("id").asText().equals(id.toString())) {
                return entry.path("permission").asBoolean();
            }
        }
        return null;
    }
}
