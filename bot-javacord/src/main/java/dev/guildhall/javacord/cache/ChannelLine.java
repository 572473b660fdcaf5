package dev.guildhall.javacord.cache;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.javacord.wire.DiscordJson;
import dev.guildhall.spi.guild.Channel;

/**
 * A channel or an active thread.
 *
 * @param parent a thread's channel, a channel's category; 0 for none
 */
record ChannelLine(long id, long parent, Channel.Kind kind, String name) {

    static ChannelLine of(JsonNode json) {
        return new ChannelLine(
                DiscordJson.id(json, "id"),
                json.hasNonNull("parent_id") ? DiscordJson.id(json, "parent_id") : 0,
                kind(json.path("type").asInt()),
                json.path("name").asText());
    }

    /** @see <a href="https://discord.com/developers/docs/resources/channel#channel-object-channel-types">Discord: types</a> */
    private static Channel.Kind kind(int type) {
        return switch (type) {
            case 0 -> Channel.Kind.TEXT;
            case 2 -> Channel.Kind.VOICE;
            case 4 -> Channel.Kind.CATEGORY;
            case 5 -> Channel.Kind.ANNOUNCEMENT;
            case 10, 11, 12 -> Channel.Kind.THREAD;
            case 13 -> Channel.Kind.STAGE;
            // A media channel is a forum of pictures.
            case 15, 16 -> Channel.Kind.FORUM;
            default -> Channel.Kind.OTHER;
        };
    }
}
