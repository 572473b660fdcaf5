package dev.guildhall.javacord.guild;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.javacord.rest.RestClient;
import dev.guildhall.javacord.rest.Route;
import dev.guildhall.spi.command.Permission;
import dev.guildhall.spi.guild.DiscordException;
import dev.guildhall.spi.guild.GuildLookup;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Asks the REST interface, which answers about every guild of the bot and not only about those of a shard.
 *
 * @see <a href="https://discord.com/developers/docs/topics/permissions#permission-overwrites">Discord: how permissions add
 *     up</a>
 */
public record RestGuildLookup(RestClient rest) implements GuildLookup {

    private static final Set<Integer> NOT_THERE = Set.of(10004, 10007, 10013, 50001);

    /** What is left to somebody in a timeout. */
    private static final long IN_TIMEOUT = Permission.VIEW_CHANNEL.bit() | Permission.READ_MESSAGE_HISTORY.bit();

    @Override
    public Optional<Standing> standing(GuildId guild, UserId person) {
        try {
            JsonNode asked = rest.call(Route.guild(guild));
            String name = asked.path("name").asText();
            if (asked.path("owner_id").asText().equals(person.toString())) {
                return Optional.of(new Standing(name, Permission.ADMINISTRATOR.bit()));
            }
            JsonNode member = rest.call(Route.member(guild, person));
            return Optional.of(new Standing(name, permissions(guild, asked, member)));
        } catch (DiscordException refusal) {
            if (NOT_THERE.contains(refusal.code())) {
                return Optional.empty();
            }
            throw refusal;
        }
    }

    private static long permissions(GuildId guild, JsonNode asked, JsonNode member) {
        Set<String> roles = new HashSet<>(Set.of(guild.toString()));
        member.path("roles").forEach(role -> roles.add(role.asText()));
        long permissions = 0;
        for (JsonNode role : asked.path("roles")) {
            if (roles.contains(role.path("id").asText())) {
                permissions |= role.path("permissions").asLong();
            }
        }
        boolean administrator = Permission.ADMINISTRATOR.in(permissions);
        return inTimeout(member) && !administrator ? permissions & IN_TIMEOUT : permissions;
    }

    private static boolean inTimeout(JsonNode member) {
        String until = member.path("communication_disabled_until").asText("");
        return member.hasNonNull("communication_disabled_until")
                && OffsetDateTime.parse(until).toInstant().isAfter(Instant.now());
    }
}
