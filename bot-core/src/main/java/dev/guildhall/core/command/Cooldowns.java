package dev.guildhall.core.command;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.guildhall.spi.command.CommandCall;
import dev.guildhall.spi.command.Cooldown;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import java.time.Duration;
import java.time.Instant;

/**
 * When people, channels and guilds used commands that have a cooldown, by the time of their events. In memory alone: a command
 * is to cost no write, so a new process begins with none. Thread-safe.
 */
final class Cooldowns {

    private record Use(GuildId guild, long whose, String path) {}

    /** A use that counted. What the same person did at the same moment is the same, seen twice. */
    private record Noted(Instant time, UserId by) {}

    private final Cache<Use, Noted> lastUse = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterWrite(Cooldown.LONGEST)
            .build();

    /** Notes a use, unless the cooldown of an earlier one is not over: then says how long is left. */
    Duration use(CatalogueCommand command, Duration cooldown, CommandCall call) {
        if (cooldown.isZero()) {
            return Duration.ZERO;
        }
        Use use = use(command, call.guild(), call.channel(), call.caller().id());
        Noted now = new Noted(call.time(), call.caller().id());
        Noted counted = lastUse.asMap()
                .merge(
                        use,
                        now,
                        (last, next) -> next.time().isBefore(last.time().plus(cooldown)) ? last : next);
        return counted.equals(now)
                ? Duration.ZERO
                : Duration.between(call.time(), counted.time().plus(cooldown));
    }

    /** How long somebody would have to wait at a moment; nothing is noted. */
    Duration left(
            CatalogueCommand command,
            Duration cooldown,
            GuildId guild,
            ChannelId channel,
            UserId person,
            Instant moment) {
        Noted last = lastUse.getIfPresent(use(command, guild, channel, person));
        return last == null || !moment.isBefore(last.time().plus(cooldown))
                ? Duration.ZERO
                : Duration.between(moment, last.time().plus(cooldown));
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
