package dev.guildhall.javacord.cache;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.javacord.wire.DiscordJson;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.UserId;
import java.util.Locale;
import java.util.Optional;

/** What a guild says of itself. */
record GuildFacts(String name, Locale locale, UserId owner, Optional<ChannelId> afkChannel) {

    static GuildFacts of(JsonNode guild) {
        return new GuildFacts(
                guild.path("name").asText(),
                Locale.forLanguageTag(guild.path("preferred_locale").asText("en-US")),
                new UserId(guild.hasNonNull("owner_id") ? DiscordJson.id(guild, "owner_id") : 0),
                DiscordJson.channel(guild, "afk_channel_id"));
    }
}
