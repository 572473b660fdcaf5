package dev.guildhall.xp.ledger;

import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import java.util.Comparator;

/** A member of a guild. The order is the one in which rows are locked. */
public record MemberKey(GuildId guild, UserId user) implements Comparable<MemberKey> {

    private static final Comparator<MemberKey> ORDER = Comparator.<MemberKey>comparingLong(
                    key -> key.guild().value())
            .thenComparingLong(key -> key.user().value());

    public static MemberKey of(long guild, long user) {
        return new MemberKey(new GuildId(guild), new UserId(user));
    }

    @Override
    public int compareTo(MemberKey other) {
        return ORDER.compare(this, other);
    }
}
