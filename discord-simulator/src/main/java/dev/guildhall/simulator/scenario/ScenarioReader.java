package dev.guildhall.simulator.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.world.Ban;
import dev.guildhall.simulator.world.Channel;
import dev.guildhall.simulator.world.GuildFurniture;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Member;
import dev.guildhall.simulator.world.MessageDraft;
import dev.guildhall.simulator.world.Overwrite;
import dev.guildhall.simulator.world.Permission;
import dev.guildhall.simulator.world.Person;
import dev.guildhall.simulator.world.Role;
import dev.guildhall.simulator.world.Snowflake;
import dev.guildhall.simulator.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes a scenario that was found to be right the world. */
final class ScenarioReader {
    static final String EVERYONE = "@everyone";
    private static final int BLURPLE = 0x5865F2;

    private final World world;
    private final Map<String, Person> people = new HashMap<>();

    ScenarioReader(World world) {
        this.world = world;
    }

    void read(JsonNode scenario) {
        world.clear();
        people.put(world.bot().name(), world.bot());
        for (JsonNode node : scenario.path("people")) {
            String name = node.path("name").asText();
            Person person = new Person(
                    id(node),
                    name,
                    node.path("displayName").asText(name),
                    node.path("bot").asBoolean(),
                    node.path("color").asInt(BLURPLE));
            people.put(name, world.add(person));
            if (node.hasNonNull("language")) {
                world.languages().set(person.id(), node.path("language").asText());
            }
        }
        scenario.path("guilds").forEach(this::guild);
    }

    private Snowflake id(JsonNode node) {
        return node.has("id") ? Snowflake.of(node.path("id").asText()) : world.nextId();
    }

    private Person person(JsonNode name) {
        return Objects.requireNonNull(people.get(name.asText()), "person");
    }

    private void guild(JsonNode node) {
        Snowflake id = id(node);
        world.found(id, node.path("name").asText(), person(node.path("owner")).id(), hall -> {
            if (node.has("everyone")) {
                hall.everyone(bits(node.path("everyone")));
            }
            Map<String, Snowflake> roles = new HashMap<>();
            roles.put(EVERYONE, id);
            int height = 1;
            for (JsonNode each : node.path("roles")) {
                Role role = role(each, height++);
                hall.role(role);
                roles.put(role.name(), role.id());
                roles.put(role.id().toString(), role.id());
            }
            node.path("members").forEach(member -> member(hall, member, roles));
            Map<String, Snowflake> channels = new HashMap<>();
            int position = 0;
            for (JsonNode channel : node.path("channels")) {
                channel(hall, channel, id, roles, channels, position++);
            }
            if (node.has("afkChannel")) {
                String afk = node.path("afkChannel").asText();
                hall.afk(
                        Objects.requireNonNull(channels.get(afk), "afkChannel"),
                        node.path("afkTimeout").asInt(300));
            }
            node.path("emojis")
                    .forEach(emoji -> hall.emoji(
                            id(emoji),
                            emoji(
                                    emoji.path("name").asText(),
                                    emoji.path("animated").asBoolean())));
            node.path("bans").forEach(ban -> hall.ban(new Ban(person(ban.path("person")), text(ban, "reason"))));
        });
    }

    private static ObjectNode emoji(String name, boolean animated) {
        ObjectNode emoji = Json.object()
                .put("name", name)
                .put("animated", animated)
                .put("require_colons", true)
                .put("managed", false)
                .put("available", true);
        emoji.putArray("roles");
        return emoji;
    }

    private Role role(JsonNode node, int position) {
        return new Role(
                id(node),
                node.path("name").asText(),
                node.path("color").asInt(),
                bits(node.path("permissions")),
                position,
                node.path("hoist").asBoolean(),
                node.path("managed").asBoolean(),
                node.path("mentionable").asBoolean());
    }

    private static long bits(JsonNode names) {
        long bits = 0;
        for (JsonNode name : names) {
            bits |= Permission.named(name.asText()).orElse(0L);
        }
        return bits;
    }

    private void member(GuildFurniture hall, JsonNode node, Map<String, Snowflake> roles) {
        List<Snowflake> own = new ArrayList<>();
        node.path("roles").forEach(role -> own.add(Objects.requireNonNull(roles.get(role.asText()), "role")));
        Instant joined = node.has("joinedAt")
                ? Instant.parse(node.path("joinedAt").asText())
                : world.clock().instant();
        hall.member(new Member(person(node.path("person")), text(node, "nick"), own, joined));
    }

    private void channel(
            GuildFurniture hall,
            JsonNode node,
            Snowflake guild,
            Map<String, Snowflake> roles,
            Map<String, Snowflake> channels,
            int position) {
        List<Overwrite> overwrites = new ArrayList<>();
        for (JsonNode each : node.path("overwrites")) {
            Snowflake subject = each.has("member")
                    ? person(each.path("member")).id()
                    : Objects.requireNonNull(roles.get(each.path("role").asText()), "role");
            overwrites.add(
                    new Overwrite(subject, each.has("member"), bits(each.path("allow")), bits(each.path("deny"))));
        }
        Channel channel = new Channel(
                id(node),
                guild,
                ChannelKinds.number(node.path("type").asText("text")),
                node.path("name").asText(),
                text(node, "topic"),
                node.has("parent") ? channels.get(node.path("parent").asText()) : null,
                position,
                overwrites,
                List.of(),
                node.path("details") instanceof ObjectNode details ? details.deepCopy() : null);
        channels.put(channel.name(), channel.id());
        channels.put(channel.id().toString(), channel.id());
        hall.channel(channel);
        node.path("messages").forEach(message -> message(hall, channel, message));
    }

    private void message(GuildFurniture hall, Channel channel, JsonNode node) {
        MessageDraft draft = new MessageDraft(
                channel.id(),
                person(node.path("author")).id(),
                node.path("content").asText(),
                node.path("type").asInt(),
                node.path("flags").asInt(),
                false,
                node.path("embeds") instanceof ArrayNode embeds ? embeds : Json.array(),
                node.path("components") instanceof ArrayNode components ? components : Json.array(),
                List.of(),
                null,
                null,
                Json.object(),
                null,
                Json.object());
        hall.message(draft.withId(id(node)), node.path("pinned").asBoolean());
    }

    private static @Nullable String text(JsonNode node, String field) {
        return node.hasNonNull(field) ? node.path(field).asText() : null;
    }
}
