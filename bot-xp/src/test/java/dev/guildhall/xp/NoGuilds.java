package dev.guildhall.xp;

import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.event.Place;
import dev.guildhall.spi.guild.Guild;
import dev.guildhall.spi.guild.Guilds;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Serves none. */
public final class NoGuilds implements Guilds {

    @Override
    public Set<GuildId> served() {
        return Set.of();
    }

    @Override
    public Optional<Guild> guild(GuildId guild) {
        return Optional.empty();
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
