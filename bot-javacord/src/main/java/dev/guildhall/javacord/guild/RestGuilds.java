package dev.guildhall.javacord.guild;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.javacord.cache.GuildBook;
import dev.guildhall.javacord.rest.RestClient;
import dev.guildhall.javacord.rest.Route;
import dev.guildhall.javacord.wire.DiscordJson;
import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.event.Place;
import dev.guildhall.spi.guild.DiscordException;
import dev.guildhall.spi.guild.Guild;
import dev.guildhall.spi.guild.Guilds;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Guilds from the REST interface, for who has no gateway: each is asked for when it is needed first, and remembered. Thread-safe;
 * calls block.
 */
public final class RestGuilds implements Guilds {

    private static final int UNKNOWN_GUILD = 10004;

    private final RestClient rest;
    private final UserId self;
    private final Members members;
    private final Map<GuildId, Optional<Snapshot>> known = new ConcurrentHashMap<>();

    /** @param overwrites by channel */
    private record Snapshot(Guild guild, Map<Long, JsonNode> overwrites) {}

    /** @param self the bot */
    public RestGuilds(RestClient rest, UserId self) {
        this.rest = rest;
        this.self = self;
        this.members = new Members(rest);
    }

    /** Those that were asked for, and found. */
    @Override
    public Set<GuildId> served() {
        Set<GuildId> served = new HashSet<>();
        known.forEach((id, snapshot) -> {
            if (snapshot.isPresent()) {
                served.add(id);
            }
        });
        return served;
    }

    /** @throws DiscordException where Discord cannot be asked */
    @Override
    public Optional<Guild> guild(GuildId guild) {
        return snapshot(guild).map(Snapshot::guild);
    }

    private Optional<Snapshot> snapshot(GuildId guild) {
        Optional<Snapshot> remembered = known.get(guild);
        if (remembered != null) {
            return remembered;
        }
        Optional<Snapshot> asked = ask(guild);
        known.put(guild, asked);
        return asked;
    }

    private Optional<Snapshot> ask(GuildId id) {
        try {
            Optional<Member> own = members.member(id, self).map(Members.Known::member);
            if (own.isEmpty()) {
                return Optional.empty();
            }
            ObjectNode json = (ObjectNode) rest.call(Route.guild(id));
            JsonNode channels = rest.call(Route.channels(id));
            json.set("channels", channels);
            Map<Long, JsonNode> overwrites = new HashMap<>();
            channels.forEach(
                    channel -> overwrites.put(DiscordJson.id(channel, "id"), channel.path("permission_overwrites")));
            return Optional.of(new Snapshot(GuildBook.snapshot(json, own.get()), overwrites));
        } catch (DiscordException refusal) {
            if (refusal.code() == UNKNOWN_GUILD) {
                return Optional.empty();
            }
            throw refusal;
        }
    }

    @Override
    public Optional<Member> member(GuildId guild, UserId member) {
        return members.member(guild, member).map(Members.Known::member);
    }

    @Override
    public List<Member> membersAfter(GuildId guild, UserId after) {
        return members.after(guild, after);
    }

    @Override
    public long permissions(GuildId guild, Place place, Member member) {
        return snapshot(guild)
                .map(found -> PermissionRules.of(
                        found.guild(),
                        member,
                        found.overwrites().get(place.channel().value())))
                .orElse(0L);
    }
}
