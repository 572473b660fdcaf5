package dev.guildhall.simulator.world;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Renders people, members, roles and channels as Discord's objects (API v10). */
public final class Wire {
    private Wire() {}

    /** A user object. */
    public static ObjectNode user(Person person) {
        ObjectNode node = Json.object()
                .put("id", person.id().toString())
                .put("username", person.name())
                .put("discriminator", person.bot() ? "0001" : "0")
                .put("global_name", person.bot() ? null : person.displayName())
                .put("public_flags", 0)
                .put("flags", 0)
                .put("bot", person.bot())
                .put("system", false);
        Picture avatar = person.avatar();
        Picture banner = person.banner();
        // People have pictures of their own from the start, those that are drawn from their colours; bots have none.
        String drawn = person.bot() ? null : "%032x".formatted(person.id().value());
        node.put("avatar", avatar == null ? drawn : avatar.hash());
        node.put("banner", banner == null ? null : banner.hash());
        node.putNull("accent_color");
        node.putNull("avatar_decoration_data");
        return node;
    }

    /** A guild member object with its user. */
    public static ObjectNode member(Member member) {
        return memberWithoutUser(member).set("user", user(member.person()));
    }

    /** The partial member object of message events. */
    public static ObjectNode memberWithoutUser(Member member) {
        ObjectNode node = Json.object()
                .put("nick", member.nick())
                .put("joined_at", member.joinedAt().toString())
                .put("deaf", member.deaf())
                .put("mute", member.mute())
                .put("pending", false)
                .put("flags", 0);
        node.set("roles", Json.ids(member.roles()));
        node.putNull("avatar");
        node.putNull("banner");
        node.putNull("premium_since");
        node.put(
                "communication_disabled_until",
                member.timeoutUntil() == null ? null : member.timeoutUntil().toString());
        return node;
    }

    /** A role object. */
    public static ObjectNode role(Role role) {
        ObjectNode node = Json.object()
                .put("id", role.id().toString())
                .put("name", role.name())
                .put("color", role.color())
                .put("permissions", Long.toString(role.permissions()))
                .put("position", role.position())
                .put("hoist", role.hoist())
                .put("managed", role.managed())
                .put("mentionable", role.mentionable())
                .put("flags", 0);
        node.set("colors", colors(role.color()));
        node.putNull("icon");
        node.putNull("unicode_emoji");
        return node;
    }

    private static ObjectNode colors(int primary) {
        ObjectNode node = Json.object().put("primary_color", primary);
        node.putNull("secondary_color");
        node.putNull("tertiary_color");
        return node;
    }

    /** A channel object. */
    public static ObjectNode channel(World world, Channel channel) {
        ObjectNode node = Json.object().put("id", channel.id().toString()).put("type", channel.type());
        node.put("last_message_id", text(world.messages().last(channel.id()).orElse(null)));
        node.put("flags", 0);
        node.putNull("last_pin_timestamp");
        Snowflake guild = channel.guild();
        if (guild == null) {
            ArrayNode recipients = node.putArray("recipients");
            channel.recipients().forEach(id -> world.person(id).ifPresent(person -> recipients.add(user(person))));
            return node;
        }
        node.put("guild_id", guild.toString())
                .put("name", channel.name())
                .put("topic", channel.topic())
                .put("parent_id", text(channel.parent()))
                .put("position", channel.position())
                .put("nsfw", false)
                .put("rate_limit_per_user", 0);
        if (channel.details() != null) {
            node.setAll(channel.details());
        }
        if (channel.isThread()) {
            return thread(world, channel, node);
        }
        ArrayNode overwrites = node.putArray("permission_overwrites");
        for (Overwrite overwrite : channel.overwrites()) {
            overwrites
                    .addObject()
                    .put("id", overwrite.subject().toString())
                    .put("type", overwrite.member() ? 1 : 0)
                    .put("allow", Long.toString(overwrite.allow()))
                    .put("deny", Long.toString(overwrite.deny()));
        }
        return node;
    }

    private static ObjectNode thread(World world, Channel thread, ObjectNode node) {
        int messages = world.messages().timeline(thread.id()).size();
        node.remove(List.of("position", "topic", "nsfw"));
        return node.put("message_count", messages)
                .put("total_message_sent", messages)
                .put("member_count", thread.recipients().size());
    }

    /** A thread member object. */
    public static ObjectNode threadMember(Channel thread, Snowflake person) {
        return Json.object()
                .put("id", thread.id().toString())
                .put("user_id", person.toString())
                .put("join_timestamp", thread.id().time().toString())
                .put("flags", 0);
    }

    private static @Nullable String text(@Nullable Snowflake id) {
        return id == null ? null : id.toString();
    }
}
