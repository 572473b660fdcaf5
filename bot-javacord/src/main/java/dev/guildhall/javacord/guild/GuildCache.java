package dev.guildhall.javacord.guild;

import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.event.Place;
import dev.guildhall.spi.guild.Guild;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import java.util.Optional;
import java.util.Set;

/** What the gateway's sessions know of guilds, without I/O. Thread-safe. */
public interface GuildCache {

    Set<GuildId> served();

    Optional<Guild> guild(GuildId guild);

    /** Whether a channel is one of the guild; an archived thread is not known. */
    boolean knows(GuildId guild, ChannelId channel);

    /** The channel and what it lies in; the channel alone where it is not known. */
    Place place(GuildId guild, ChannelId channel);

    long permissions(GuildId guild, Place place, Member member);
}
