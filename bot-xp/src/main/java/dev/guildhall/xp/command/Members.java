package dev.guildhall.xp.command;

import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.guild.DiscordException;
import dev.guildhall.spi.guild.Guilds;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import java.util.List;
import java.util.Optional;

/** Members by their ids, and names for pictures, where mentions do not work. Thread-safe. */
record Members(Guilds guilds) {

    /** As the guild sees it; something that stands for it where Discord does not tell. May ask Discord. */
    String name(GuildId guild, Member caller, UserId member, String unknown) {
        return find(guild, caller, member).map(Member::name).orElse(unknown);
    }

    /** Without roles where nobody of that id is here, or Discord does not tell. May ask Discord. */
    Member known(GuildId guild, Member caller, UserId member) {
        return find(guild, caller, member).orElse(new Member(member, "", false, List.of()));
    }

    /** Nothing where nobody of that id is here, or Discord does not tell. May ask Discord. */
    Optional<Member> find(GuildId guild, Member caller, UserId member) {
        if (caller.id().equals(member)) {
            return Optional.of(caller);
        }
        try {
            return guilds.member(guild, member);
        } catch (DiscordException failed) {
            return Optional.empty();
        }
    }
}
