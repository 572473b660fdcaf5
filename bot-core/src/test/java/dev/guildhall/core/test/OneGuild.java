package dev.guildhall.core.test;

import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.event.Place;
import dev.guildhall.spi.guild.Channel;
import dev.guildhall.spi.guild.Guild;
import dev.guildhall.spi.guild.Guilds;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A process that serves one guild, of which nothing but its channels matters. */
public record OneGuild(GuildId id, List<Channel> channels) implements Guilds {

    @Override
    public Set<GuildId> served() {
        return Set.of(id);
    }

    @Override
    public Optional<Guild> guild(GuildId guild) {
        UserId bot = new UserId(1);
        return guild.equals(id)
                ? Optional.of(new Guild(
                        id,
                        "One",
                        Locale.ENGLISH,
                        bot,
                        1,
                        List.of(),
                        channels,
                        Optional.empty(),
                        new Member(bot, "Bot", true, List.of())))
                : Optional.empty();
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
