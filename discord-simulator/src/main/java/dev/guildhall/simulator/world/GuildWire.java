package dev.guildhall.simulator.world;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Renders guilds as Discord's objects (API v10): the REST form, and the longer one of GUILD_CREATE. */
public final class GuildWire {
    private static final List<String> UNSET = List.of(
            "icon",
            "icon_hash",
            "splash",
            "discovery_splash",
            "afk_channel_id",
            "widget_channel_id",
            "application_id",
            "rules_channel_id",
            "max_presences",
            "vanity_url_code",
            "description",
            "banner",
            "public_updates_channel_id",
            "safety_alerts_channel_id",
            "incidents_data",
            "hub_type",
            "home_header",
            "latest_onboarding_question_id");

    private GuildWire() {}

    /** The guild object of {@code GET /guilds/{id}}. */
    public static ObjectNode guild(Guild guild) {
        ObjectNode node = Json.object()
                .put("id", guild.id().toString())
                .put("name", guild.name())
                .put("owner_id", guild.ownerId().toString())
                // Deprecated by Discord, still sent, and a library that misses it loses the whole guild.
                .put("region", "deprecated")
                .put("afk_timeout", 300)
                .put("widget_enabled", false)
                .put("verification_level", 1)
                .put("default_message_notifications", 1)
                .put("explicit_content_filter", 0)
                .put("mfa_level", 0)
                .put("system_channel_flags", 0)
                .put("max_members", 500_000)
                .put("premium_tier", 0)
                .put("premium_subscription_count", 0)
                .put("preferred_locale", Languages.USUAL)
                .put("max_video_channel_users", 25)
                .put("max_stage_video_channel_users", 50)
                .put("nsfw", false)
                .put("nsfw_level", 0)
                .put("premium_progress_bar_enabled", false);
        UNSET.forEach(node::putNull);
        node.put(
                "system_channel_id",
                guild.channels().stream()
                        .filter(channel -> channel.type() == Channel.TEXT)
                        .findFirst()
                        .map(channel -> channel.id().toString())
                        .orElse(null));
        node.putArray("features");
        node.set("emojis", Json.array(guild.emojis()));
        node.set("stickers", Json.array(guild.stickers()));
        if (guild.settings() != null) {
            node.setAll(guild.settings());
        }
        node.set("roles", Json.array(guild.roles().stream().map(Wire::role).toList()));
        return node;
    }

    /** The language that the guild has for everybody. */
    public static String language(Guild guild) {
        String chosen = guild.settings() == null
                ? ""
                : guild.settings().path("preferred_locale").asText();
        return chosen.isEmpty() ? Languages.USUAL : chosen;
    }

    /**
     * The body of GUILD_CREATE.
     *
     * @param presences false sends the bot and those in voice alone, as Discord does without the intent
     * @param largeThreshold beyond so many members, those who are offline are left out
     */
    public static ObjectNode created(World world, Guild guild, boolean presences, int largeThreshold) {
        ObjectNode node = guild(guild);
        boolean large = guild.memberCount() > largeThreshold;
        Snowflake bot = world.bot().id();
        node.put("joined_at", guild.member(bot).orElseThrow().joinedAt().toString())
                .put("large", large)
                .put("unavailable", false)
                .put("member_count", guild.memberCount());
        node.set(
                "channels",
                Json.array(guild.channels().stream()
                        .map(channel -> world.sight().wire(guild, channel))
                        .toList()));
        node.set(
                "members",
                Json.array(guild.members().stream()
                        .filter(member -> (presences && !(large && isOffline(world, member.id())))
                                || member.id().equals(bot)
                                || guild.voiceState(member.id()).isPresent())
                        .map(Wire::member)
                        .toList()));
        node.set("guild_scheduled_events", Json.array(world.scheduledEvents().of(guild)));
        node.set("stage_instances", Json.array(world.stageInstances().of(guild)));
        node.putArray("soundboard_sounds");
        node.set(
                "threads",
                Json.array(world.sight().threads(guild).stream()
                        .map(thread -> withOwnMember(Wire.channel(world, thread), thread, bot))
                        .toList()));
        node.set(
                "voice_states",
                Json.array(guild.voiceStates().stream()
                        .map(state -> state.wire(guild, true).<ObjectNode>without("guild_id"))
                        .toList()));
        ArrayNode online = node.putArray("presences");
        if (presences) {
            guild.members().stream()
                    .filter(member -> !isOffline(world, member.id()))
                    .map(member -> world.presences().of(member.id()).wire(guild.id(), member.id()))
                    .forEach(online::add);
        }
        node.set("embedded_activities", Json.array());
        return node;
    }

    private static boolean isOffline(World world, Snowflake person) {
        return world.presences().of(person).shown().equals("offline");
    }

    private static ObjectNode withOwnMember(ObjectNode node, Channel thread, Snowflake bot) {
        // Here alone, Discord leaves out who is meant.
        return thread.recipients().contains(bot)
                ? node.set("member", Wire.threadMember(thread, bot).without(List.of("id", "user_id")))
                : node;
    }
}
