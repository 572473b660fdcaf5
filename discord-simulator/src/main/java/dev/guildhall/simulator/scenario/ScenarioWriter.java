package dev.guildhall.simulator.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.world.Channel;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Member;
import dev.guildhall.simulator.world.Message;
import dev.guildhall.simulator.world.Overwrite;
import dev.guildhall.simulator.world.Permission;
import dev.guildhall.simulator.world.Person;
import dev.guildhall.simulator.world.Role;
import dev.guildhall.simulator.world.Snowflake;
import dev.guildhall.simulator.world.Window;
import dev.guildhall.simulator.world.World;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Writes the world as a scenario. */
record ScenarioWriter(World world) {

    ObjectNode write() {
        ObjectNode node = Json.object();
        ArrayNode people = node.putArray("people");
        Collection<Snowflake> hooks =
                world.webhooks().all().stream().map(webhook -> webhook.id()).toList();
        world.people().stream()
                .filter(person -> !person.id().equals(world.bot().id()) && !hooks.contains(person.id()))
                .forEach(person -> people.addObject()
                        .put("id", person.id().toString())
                        .put("name", person.name())
                        .put("displayName", person.displayName())
                        .put("color", person.color())
                        .put("bot", person.bot())
                        .put("language", world.languages().of(person.id())));
        ArrayNode guilds = node.putArray("guilds");
        world.guilds().forEach(guild -> world.still(guild, () -> guilds.add(guild(guild, hooks))));
        return node;
    }

    private String name(Snowflake person) {
        return world.person(person).map(Person::name).orElse(person.toString());
    }

    private ObjectNode guild(Guild guild, Collection<Snowflake> hooks) {
        ObjectNode node = Json.object()
                .put("id", guild.id().toString())
                .put("name", guild.name())
                .put("owner", name(guild.ownerId()));
        node.set("everyone", names(guild.everyone().permissions()));
        String afk = settings(guild).path("afk_channel_id").asText();
        if (Snowflake.isOne(afk) && guild.channel(Snowflake.of(afk)).isPresent()) {
            node.put("afkChannel", afk)
                    .put("afkTimeout", settings(guild).path("afk_timeout").asInt(300));
        }
        ArrayNode roles = node.putArray("roles");
        guild.roles().stream().filter(role -> !role.id().equals(guild.id())).forEach(role -> roles.add(role(role)));
        ArrayNode members = node.putArray("members");
        guild.members().forEach(member -> members.add(member(guild, member)));
        ArrayNode channels = node.putArray("channels");
        // Categories come first, and threads last, so that a parent always stands before what is in it.
        Stream.of(
                        guild.channels().stream().filter(channel -> channel.type() == Channel.CATEGORY),
                        guild.channels().stream().filter(channel -> channel.type() != Channel.CATEGORY),
                        guild.threads().reversed().stream())
                .flatMap(each -> each)
                .forEach(channel -> channels.add(channel(guild, channel, hooks)));
        ArrayNode emojis = node.putArray("emojis");
        guild.emojis()
                .forEach(emoji -> emojis.addObject()
                        .put("id", emoji.path("id").asText())
                        .put("name", emoji.path("name").asText())
                        .put("animated", emoji.path("animated").asBoolean()));
        ArrayNode bans = node.putArray("bans");
        guild.bans().forEach(ban -> {
            ObjectNode one = bans.addObject().put("person", ban.person().name());
            if (ban.reason() != null) {
                one.put("reason", ban.reason());
            }
        });
        return node;
    }

    private static JsonNode settings(Guild guild) {
        return guild.settings() == null ? Json.object() : guild.settings();
    }

    private static ArrayNode names(long bits) {
        ArrayNode names = Json.array();
        Permission.names().forEach(name -> {
            if ((bits & Permission.named(name).orElse(0L)) != 0) {
                names.add(name);
            }
        });
        return names;
    }

    /** The name, where it is clear whose it is. */
    private static String reference(Guild guild, Role role) {
        boolean unique = guild.roles().stream()
                        .filter(each -> each.name().equals(role.name()))
                        .count()
                == 1;
        return unique ? role.name() : role.id().toString();
    }

    private static ObjectNode role(Role role) {
        ObjectNode node = Json.object()
                .put("id", role.id().toString())
                .put("name", role.name())
                .put("color", role.color());
        node.set("permissions", names(role.permissions()));
        return node.put("hoist", role.hoist()).put("managed", role.managed()).put("mentionable", role.mentionable());
    }

    private static ObjectNode member(Guild guild, Member member) {
        ObjectNode node = Json.object().put("person", member.person().name());
        if (member.nick() != null) {
            node.put("nick", member.nick());
        }
        ArrayNode roles = node.putArray("roles");
        member.roles().forEach(id -> guild.role(id).ifPresent(role -> roles.add(reference(guild, role))));
        return node.put("joinedAt", member.joinedAt().toString());
    }

    private ObjectNode channel(Guild guild, Channel channel, Collection<Snowflake> hooks) {
        ObjectNode node = Json.object()
                .put("id", channel.id().toString())
                .put("name", channel.name())
                .put("type", ChannelKinds.word(channel.type()));
        if (channel.topic() != null) {
            node.put("topic", channel.topic());
        }
        if (channel.parent() != null) {
            node.put("parent", channel.parent().toString());
        }
        if (channel.details() != null) {
            node.set("details", channel.details());
        }
        ArrayNode overwrites = node.putArray("overwrites");
        for (Overwrite overwrite : channel.overwrites()) {
            boolean gone =
                    !overwrite.member() && guild.role(overwrite.subject()).isEmpty();
            if (gone) {
                continue;
            }
            ObjectNode one = overwrites.addObject();
            if (overwrite.member()) {
                one.put("member", name(overwrite.subject()));
            } else {
                one.put(
                        "role",
                        guild.role(overwrite.subject())
                                .map(role -> reference(guild, role))
                                .orElse(overwrite.subject().toString()));
            }
            one.set("allow", names(overwrite.allow()));
            one.set("deny", names(overwrite.deny()));
        }
        List<Message> messages = world.messages()
                .page(channel.id(), new Window.Latest(), Integer.MAX_VALUE)
                .reversed();
        ArrayNode written = node.putArray("messages");
        messages.stream()
                .filter(message -> message.ephemeralFor() == null && !hooks.contains(message.author()))
                .forEach(message -> written.add(message(message)));
        return node;
    }

    private ObjectNode message(Message message) {
        ObjectNode node = Json.object()
                .put("id", message.id().toString())
                .put("author", name(message.author()))
                .put("content", message.content())
                .put("type", message.wire().path("type").asInt())
                .put("flags", message.flags())
                .put("pinned", message.marks().pinnedAt() != null);
        node.set("embeds", message.wire().path("embeds"));
        node.set("components", message.wire().path("components"));
        return node;
    }
}
