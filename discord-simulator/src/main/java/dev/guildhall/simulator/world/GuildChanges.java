package dev.guildhall.simulator.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes of a guild itself, of its roles and its emojis; each is told to the listeners. */
public final class GuildChanges {
    private final World world;

    GuildChanges(World world) {
        this.world = world;
    }

    /** Adds a role, or replaces the one with its id. */
    public void put(Guild guild, Role role) {
        synchronized (guild) {
            boolean known = guild.role(role.id()).isPresent();
            world.sight().around(guild, () -> {
                guild.put(role);
                tellRole(known ? "GUILD_ROLE_UPDATE" : "GUILD_ROLE_CREATE", guild, role);
            });
        }
    }

    /** Moves roles to the places given, all others keep their order around them. */
    public void reorder(Guild guild, Map<Snowflake, Integer> places) {
        synchronized (guild) {
            places.forEach((id, place) -> guild.role(id).ifPresent(role -> guild.put(role.withPosition(place))));
            int place = 0;
            // Discord numbers them without gaps; roles() has them in their new order.
            for (Role role : guild.roles()) {
                Role placed = role.withPosition(role.id().equals(guild.id()) ? 0 : ++place);
                boolean moved = places.containsKey(role.id()) || !placed.equals(role);
                guild.put(placed);
                if (moved) {
                    tellRole("GUILD_ROLE_UPDATE", guild, placed);
                }
            }
        }
    }

    /** Deletes a role and takes it from everybody. */
    public void remove(Guild guild, Role role) {
        synchronized (guild) {
            world.sight().around(guild, () -> take(guild, role));
        }
    }

    private void take(Guild guild, Role role) {
        guild.removeRole(role.id());
        guild.members().stream()
                .filter(member -> member.roles().contains(role.id()))
                .forEach(member -> guild.put(member.withRoles(member.roles().stream()
                        .filter(id -> !id.equals(role.id()))
                        .toList())));
        ObjectNode data = Json.object()
                .put("guild_id", guild.id().toString())
                .put("role_id", role.id().toString());
        world.tell(new WorldEvent.Announced("GUILD_ROLE_DELETE", guild.id(), data, null));
    }

    private void tellRole(String name, Guild guild, Role role) {
        ObjectNode data = Json.object().put("guild_id", guild.id().toString());
        data.set("role", Wire.role(role));
        world.tell(new WorldEvent.Announced(name, guild.id(), data, null));
    }

    /** Changes name, owner and what else the guild object shows. */
    public void set(Guild guild, String name, Snowflake owner, ObjectNode changes) {
        synchronized (guild) {
            ObjectNode settings = Json.object();
            if (guild.settings() != null) {
                settings.setAll(guild.settings());
            }
            settings.setAll(changes);
            guild.set(name, owner, settings.isEmpty() ? null : settings);
            world.tell(new WorldEvent.Announced("GUILD_UPDATE", guild.id(), GuildWire.guild(guild), null));
        }
    }

    /**
     * Changes the language that a guild has for everybody.
     *
     * @throws IllegalArgumentException when Discord has no such language
     */
    public void language(Guild guild, String language) {
        Languages.require(language);
        set(guild, guild.name(), guild.ownerId(), Json.object().put("preferred_locale", language));
    }

    /** Adds or changes an emoji; null removes it. */
    public void emoji(Guild guild, Snowflake id, @Nullable ObjectNode emoji) {
        synchronized (guild) {
            guild.emoji(id, emoji);
            ObjectNode data = Json.object().put("guild_id", guild.id().toString());
            data.set("emojis", Json.array(guild.emojis()));
            world.tell(new WorldEvent.Announced("GUILD_EMOJIS_UPDATE", guild.id(), data, null));
        }
    }

    /** Adds or changes a sticker; null removes it. */
    public void sticker(Guild guild, Snowflake id, @Nullable ObjectNode sticker) {
        synchronized (guild) {
            guild.sticker(id, sticker);
            ObjectNode data = Json.object().put("guild_id", guild.id().toString());
            data.set("stickers", Json.array(guild.stickers()));
            world.tell(new WorldEvent.Announced("GUILD_STICKERS_UPDATE", guild.id(), data, null));
        }
    }

    /** Adds, replaces or removes a rule of auto-moderation; {@code kind} is CREATE, UPDATE or DELETE. */
    public void autoModerationRule(Guild guild, String kind, ObjectNode rule) {
        synchronized (guild) {
            Snowflake id = Snowflake.of(rule.path("id").asText());
            guild.autoModerationRule(id, kind.equals("DELETE") ? null : rule);
            world.tell(new WorldEvent.Announced("AUTO_MODERATION_RULE_" + kind, guild.id(), rule, null));
        }
    }
}
