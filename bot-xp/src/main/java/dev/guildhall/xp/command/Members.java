package dev.guildhall.xp.command;

import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.guild.DiscordException;
import dev.guildhall.spi.guild.Guilds;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;

/** Names for pictures, where mentions do not work. Thread-safe. */
record Members(Guilds guilds) {

    /** As the guild sees it; something that stands for it where Discord does not tell. May ask Discord. */
    String name(GuildId guild, Member caller, UserId member, String unknown) {
        if (caller.id().equals(member)) {
            return caller.name();
        }
        try {
            return guilds.member(guild, member).map(Member::name).orElse(unknown);
        } catch (DiscordException failed) {
            return unknown;
        }
    }
}
