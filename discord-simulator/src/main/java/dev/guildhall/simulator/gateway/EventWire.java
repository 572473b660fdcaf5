package dev.guildhall.simulator.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.world.Channel;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Member;
import dev.guildhall.simulator.world.Message;
import dev.guildhall.simulator.world.Snowflake;
import dev.guildhall.simulator.world.Wire;
import dev.guildhall.simulator.world.World;
import dev.guildhall.simulator.world.WorldEvent;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Renders what happens in the world as gateway events. */
final class EventWire {
    private final World world;

    EventWire(World world) {
        this.world = world;
    }

    /** Whether the bot can see a channel; of those it cannot see, it hears no messages. */
    boolean isSeen(@Nullable Snowflake guildId, Snowflake channelId) {
        Guild guild = guildId == null ? null : world.guild(guildId).orElse(null);
        Channel channel = guild == null ? null : world.channel(channelId).orElse(null);
        if (guild == null || channel == null) {
            return true;
        }
        return world.sight().sees(guild, channel);
    }

    /** The same for something that is about a message or a channel's pins. */
    boolean isSeen(WorldEvent.Announced event) {
        JsonNode channel = event.data().path("channel_id");
        boolean aboutMessages = event.message() != null || event.name().startsWith("MESSAGE_");
        return !aboutMessages || isSeen(event.guild(), Snowflake.of(channel.asText()));
    }

    Dispatch message(String name, Message message) {
        Supplier<JsonNode> whole = () -> inGuild(message);
        Snowflake bot = world.bot().id();
        boolean alwaysWhole = message.guild() == null || message.author().equals(bot) || message.mentions(bot);
        return new Dispatch(
                name, message.guild(), message.channel(), whole, alwaysWhole ? null : () -> withoutContent(message));
    }

    private ObjectNode inGuild(Message message) {
        ObjectNode node = Json.object();
        node.setAll(message.wire());
        Snowflake guildId = message.guild();
        if (guildId == null) {
            return node;
        }
        node.put("guild_id", guildId.toString());
        Optional<Guild> guild = world.guild(guildId);
        guild.flatMap(found -> found.member(message.author()))
                .ifPresent(member -> node.set("member", Wire.memberWithoutUser(member)));
        ArrayNode mentions = Json.array();
        for (JsonNode user : message.wire().path("mentions")) {
            ObjectNode mention = user.deepCopy();
            guild.flatMap(found -> found.member(Snowflake.of(user.path("id").asText())))
                    .ifPresent(member -> mention.set("member", Wire.memberWithoutUser(member)));
            mentions.add(mention);
        }
        node.set("mentions", mentions);
        return node;
    }

    private ObjectNode withoutContent(Message message) {
        ObjectNode node = inGuild(message);
        empty(node);
        if (node.get("referenced_message") instanceof ObjectNode referenced) {
            ObjectNode emptied = referenced.deepCopy();
            empty(emptied);
            node.set("referenced_message", emptied);
        }
        return node;
    }

    private static void empty(ObjectNode message) {
        message.put("content", "");
        message.putArray("embeds");
        message.putArray("attachments");
        message.putArray("components");
    }

    Dispatch deleted(Message message) {
        ObjectNode node = Json.object()
                .put("id", message.id().toString())
                .put("channel_id", message.channel().toString());
        if (message.guild() != null) {
            node.put("guild_id", message.guild().toString());
        }
        return new Dispatch("MESSAGE_DELETE", message.guild(), message.channel(), () -> node, null);
    }

    Dispatch typing(Channel channel, Snowflake person) {
        ObjectNode node = Json.object()
                .put("channel_id", channel.id().toString())
                .put("user_id", person.toString())
                .put("timestamp", world.clock().instant().getEpochSecond());
        channel.guildId().ifPresent(id -> node.put("guild_id", id.toString()));
        channel.guildId()
                .flatMap(world::guild)
                .flatMap(guild -> guild.member(person))
                .ifPresent(member -> node.set("member", Wire.member(member)));
        return new Dispatch("TYPING_START", channel.guild(), channel.id(), () -> node, null);
    }

    /** A member's event; of its own changes the bot hears whatever its intents. */
    Dispatch member(String name, Guild guild, Member member) {
        Dispatch event = plain(
                name, guild.id(), Wire.member(member).put("guild_id", guild.id().toString()));
        return member.id().equals(world.bot().id()) ? event.needing(0) : event;
    }

    Dispatch unavailable(Guild guild) {
        return plain(
                "GUILD_DELETE",
                guild.id(),
                Json.object().put("id", guild.id().toString()).put("unavailable", true));
    }

    static Dispatch left(Guild guild) {
        return plain(
                "GUILD_DELETE", guild.id(), Json.object().put("id", guild.id().toString()));
    }

    Dispatch announced(WorldEvent.Announced event) {
        String name = event.name();
        JsonNode data = event.data();
        Snowflake guild = event.guild();
        if (name.equals("THREAD_MEMBERS_UPDATE") && !isAboutBot(data)) {
            return plain(name, guild, data).needing(Intents.GUILD_MEMBERS);
        }
        String channel = name.startsWith("MESSAGE_") ? data.path("channel_id").asText() : "";
        return new Dispatch(name, guild, channel.isEmpty() ? null : Snowflake.of(channel), () -> data, null);
    }

    /** Who else comes to a thread and leaves it is told to those alone who may know all members. */
    private boolean isAboutBot(JsonNode membership) {
        String bot = world.bot().id().toString();
        for (JsonNode id : membership.path("removed_member_ids")) {
            if (id.asText().equals(bot)) {
                return true;
            }
        }
        return membership.path("added_members").findValuesAsText("user_id").contains(bot);
    }

    static Dispatch plain(String name, @Nullable Snowflake guild, JsonNode data) {
        return new Dispatch(name, guild, null, () -> data, null);
    }
}
