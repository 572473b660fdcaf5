package dev.guildhall.spi.guild;

import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.event.Place;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The guilds that this process serves. Thread-safe. */
public interface Guilds {

    /** Those that are there now. */
    Set<GuildId> served();

    /** From the gateway's cache, without I/O; nothing where the guild is not served here, or not there at the moment. */
    Optional<Guild> guild(GuildId guild);

    /**
     * A member, asked from Discord where not known from a moment ago.
     *
     * @return nothing where nobody of that id is in the guild
     * @throws DiscordException where Discord cannot be asked
     */
    Optional<Member> member(GuildId guild, UserId member);

    /**
     * Members in the order of their ids, those after the given one, at most 1,000; empty at the end. Needs the privileged
     * intent "server members".
     *
     * @throws DiscordException where Discord cannot be asked, or does not allow it
     */
    List<Member> membersAfter(GuildId guild, UserId after);

    /** What a member may do in a channel, as Discord's bit set, computed from the cached guild; 0 where it is not known. */
    long permissions(GuildId guild, Place place, Member member);
}
