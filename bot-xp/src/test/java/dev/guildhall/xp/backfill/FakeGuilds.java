package dev.guildhall.xp.backfill;

import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.event.Place;
import dev.guildhall.spi.guild.Guild;
import dev.guildhall.spi.guild.GuildLookup;
import dev.guildhall.spi.guild.Guilds;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Guilds in memory, from which the bot can be removed before the gateway tells it. Not thread-safe. */
final class FakeGuilds implements Guilds, GuildLookup {

    private final Map<GuildId, Guild> guilds = new LinkedHashMap<>();
    private final Set<GuildId> left = new HashSet<>();

    void add(Guild guild) {
        guilds.put(guild.id(), guild);
    }

    void leave(GuildId guild) {
        left.add(guild);
    }

    void comeBack(GuildId guild) {
        left.remove(guild);
    }

    @Override
    public Set<GuildId> served() {
        return Set.copyOf(guilds.keySet());
    }

    @Override
    public Optional<Guild> guild(GuildId guild) {
        return Optional.ofNullable(guilds.get(guild));
    }

    @Override
    public Optional<Standing> standing(GuildId guild, UserId person) {
        return left.contains(guild) ? Optional.empty() : Optional.of(new Standing("A guild", 0));
    }

    @Override
    public Optional<Member> member(GuildId guild, UserId member) {
        return Optional.empty();
    }

    @Override
    public List<Member> membersAfter(GuildId guild, UserId after) {
        return List.of();
    }

    @Override
    public long permissions(GuildId guild, Place place, Member member) {
        return 0;
    }
}
