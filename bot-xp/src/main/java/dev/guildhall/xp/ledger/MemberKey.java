package dev.guildhall.xp.ledger;

import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;

/** A member of a guild. The order is the one in which rows are locked. */
public record MemberKey(GuildId guild, UserId user) implements Comparable<MemberKey> {

    public static MemberKey of(long guild, long user) {
        return new MemberKey(new GuildId(guild), new UserId(user));
    }

    @Override
    public int compareTo(MemberKey other) {
        // Written out: there are some hundred thousand comparisons a second.
        int byGuild = Long.compare(guild.value(), other.guild.value());
        return byGuild != 0 ? byGuild : Long.compare(user.value(), other.user.value());
    }
}
