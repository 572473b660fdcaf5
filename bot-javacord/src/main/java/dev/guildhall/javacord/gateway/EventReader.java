package dev.guildhall.javacord.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.event.MessageCreated;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.MessageId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Translates Discord's objects to the platform's records.
 *
 * @see <a href="https://discord.com/developers/docs/resources/message#message-object">Discord: message object</a>
 */
final class EventReader {

    private static final int ORDINARY_MESSAGE = 0;
    private static final int ANSWER = 19;

    private EventReader() {}

    /**
     * A message that somebody wrote.
     *
     * @param guildOfChannel asked where the message does not say its guild, as the bot's own in a voice channel's chat
     * @return nothing for private messages and for Discord's own notices
     */
    static Optional<MessageCreated> message(JsonNode json, Function<ChannelId, Optional<GuildId>> guildOfChannel) {
        int type = json.path("type").asInt(ORDINARY_MESSAGE);
        if (type != ORDINARY_MESSAGE && type != ANSWER) {
            return Optional.empty();
        }
        ChannelId channel = new ChannelId(id(json, "channel_id"));
        return guild(json)
                .or(() -> guildOfChannel.apply(channel))
                .map(guild -> new MessageCreated(
                        guild,
                        channel,
                        new MessageId(id(json, "id")),
                        member(json.path("author"), json.path("member"), json.hasNonNull("webhook_id")),
                        json.path("content").asText()));
    }

    static Member member(JsonNode user, JsonNode member, boolean webhook) {
        List<RoleId> roles = new ArrayList<>();
        member.path("roles").forEach(role -> roles.add(new RoleId(parse(role))));
        return new Member(
                new UserId(id(user, "id")),
                firstOf(member.path("nick"), user.path("global_name"), user.path("username")),
                webhook || user.path("bot").asBoolean(false),
                roles);
    }

    private static String firstOf(JsonNode... names) {
        for (JsonNode name : names) {
            if (name.isTextual() && !name.asText().isEmpty()) {
                return name.asText();
            }
        }
        return "?";
    }

    static Optional<GuildId> guild(JsonNode json) {
        return json.hasNonNull("guild_id") ? Optional.of(new GuildId(id(json, "guild_id"))) : Optional.empty();
    }

    static long id(JsonNode json, String field) {
        JsonNode value = json.path(field);
        return parse(value.isObject() ? value.path("id") : value);
    }

    static long parse(JsonNode id) {
        return Long.parseUnsignedLong(id.asText());
    }
}
