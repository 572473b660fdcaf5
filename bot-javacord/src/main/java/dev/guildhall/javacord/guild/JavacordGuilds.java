package dev.guildhall.javacord.guild;

import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.event.Place;
import dev.guildhall.spi.guild.Guild;
import dev.guildhall.spi.guild.Guilds;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Guilds from the gateway, members from the REST interface. */
public record JavacordGuilds(GuildCache cache, Members members) implements Guilds {

    @Override
    public Set<GuildId> served() {
        return cache.served();
    }

    @Override
    public Optional<Guild> guild(GuildId guild) {
        return cache.guild(guild);
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
        return cache.permissions(guild, place, member);
    }
}
