package dev.guildhall.javacord.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Gives Discord's guilds, channels and threads what Javacord reads without asking whether it is there: a field that is missing
 * costs it the whole guild. Takes away what it would keep in memory for nobody.
 */
final class GuildMending {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final JsonNode ZERO = JSON.numberNode(0);

    private static final Map<String, JsonNode> GUILD = Map.ofEntries(
            Map.entry("name", JSON.textNode("")),
            Map.entry("region", JSON.textNode("deprecated")),
            Map.entry("large", JSON.booleanNode(false)),
            Map.entry("member_count", ZERO),
            Map.entry("verification_level", ZERO),
            Map.entry("explicit_content_filter", ZERO),
            Map.entry("default_message_notifications", ZERO),
            Map.entry("mfa_level", ZERO),
            Map.entry("premium_tier", ZERO),
            Map.entry("nsfw_level", ZERO),
            Map.entry("preferred_locale", JSON.textNode("en-US")),
            Map.entry("afk_timeout", ZERO),
            Map.entry("system_channel_flags", ZERO),
            Map.entry("features", JSON.arrayNode()));

    /** Read without asking when a guild changes; may be null, but must be there. */
    private static final List<String> NULLABLE = List.of(
            "icon",
            "splash",
            "discovery_splash",
            "system_channel_id",
            "afk_channel_id",
            "rules_channel_id",
            "public_updates_channel_id");

    private static final Pattern LOCALE = Pattern.compile("[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})?");

    private static final Map<String, JsonNode> CHANNEL = Map.of(
            "name", JSON.textNode(""),
            "position", ZERO,
            "nsfw", JSON.booleanNode(false),
            "bitrate", ZERO,
            "user_limit", ZERO);

    private static final Map<String, JsonNode> THREAD = Map.of(
            "name", JSON.textNode(""),
            "owner_id", JSON.textNode("0"),
            "message_count", ZERO,
            "member_count", ZERO,
            "rate_limit_per_user", ZERO);

    private static final Map<String, JsonNode> ROLE = Map.of(
            "name", JSON.textNode(""),
            "position", ZERO,
            "color", ZERO,
            "hoist", JSON.booleanNode(false),
            "mentionable", JSON.booleanNode(false),
            "managed", JSON.booleanNode(false));

    private static final Map<String, JsonNode> THREAD_METADATA = Map.of(
            "archived", JSON.booleanNode(false),
            "auto_archive_duration", JSON.numberNode(1440),
            "archive_timestamp", JSON.textNode("2015-01-01T00:00:00+00:00"),
            "locked", JSON.booleanNode(false));

    private static final List<String> UNUSED = List.of(
            "members",
            "presences",
            "voice_states",
            "emojis",
            "stickers",
            "stage_instances",
            "guild_scheduled_events",
            "soundboard_sounds",
            "activity_instances",
            "welcome_screen");

    private GuildMending() {}

    static void guild(ObjectNode guild) {
        fill(guild, GUILD);
        NULLABLE.forEach(name -> guild.putIfAbsent(name, JSON.nullNode()));
        if (!LOCALE.matcher(guild.path("preferred_locale").asText()).matches()) {
            guild.put("preferred_locale", "en-US");
        }
        guild.remove(UNUSED);
        each(guild.path("channels"), GuildMending::channel);
        each(guild.path("threads"), GuildMending::thread);
        each(guild.path("roles"), GuildMending::role);
    }

    static void role(ObjectNode role) {
        fill(role, ROLE);
    }

    static void channel(ObjectNode channel) {
        fill(channel, CHANNEL);
    }

    static void thread(ObjectNode thread) {
        fill(thread, THREAD);
        // Who is in a thread is nobody's question here, and the bot's own entry lacks fields.
        thread.remove("member");
        fill(thread.withObjectProperty("thread_metadata"), THREAD_METADATA);
    }

    private static void each(JsonNode array, Consumer<ObjectNode> mend) {
        for (JsonNode element : array) {
            if (element instanceof ObjectNode object) {
                mend.accept(object);
            }
        }
    }

    private static void fill(ObjectNode object, Map<String, JsonNode> defaults) {
        defaults.forEach((name, value) -> {
            if (!object.hasNonNull(name)) {
                object.set(name, value);
            }
        });
    }
}
