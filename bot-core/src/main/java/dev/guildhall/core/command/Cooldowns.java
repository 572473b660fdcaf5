package dev.guildhall.core.command;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.guildhall.spi.command.CommandCall;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import java.time.Duration;
import java.time.Instant;

/** When people, channels and guilds used commands that have a cooldown, by the time of their events. Thread-safe. */
final class Cooldowns {

    private record Use(GuildId guild, long whose, String path) {}

    private final Cache<Use, Instant> lastUse = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterWrite(Duration.ofHours(24))
            .build();

    /** Notes a use, unless the cooldown of an earlier one is not over: then says how long is left. */
    Duration use(CatalogueCommand command, Duration cooldown, CommandCall call) {
        if (cooldown.isZero()) {
            return Duration.ZERO;
        }
        Use use = use(command, call.guild(), call.channel(), call.caller().id());
        Instant noted =
                lastUse.asMap().merge(use, call.time(), (last, now) -> now.isBefore(last.plus(cooldown)) ? last : now);
        return noted.equals(call.time()) ? Duration.ZERO : Duration.between(call.time(), noted.plus(cooldown));
    }

    /** How long somebody would have to wait at a moment; nothing is noted. */
    Duration left(
            CatalogueCommand command,
            Duration cooldown,
            GuildId guild,
            ChannelId channel,
            UserId person,
            Instant moment) {
        Instant last = lastUse.getIfPresent(use(command, guild, channel, person));
        return last == null || !moment.isBefore(last.plus(cooldown))
                ? Duration.ZERO
                : Duration.between(moment, last.plus(cooldown));
    }

    private static Use use(CatalogueCommand command, GuildId guild, ChannelId channel, UserId person) {
        long whose = switch (command.command().cooldown().per()) {
            case PERSON -> person.value();
            case CHANNEL -> channel.value();
            case GUILD -> 0;
        };
        return new Use(guild, whose, command.path());
    }
}
