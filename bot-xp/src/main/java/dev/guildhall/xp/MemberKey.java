package dev.guildhall.xp;

import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import java.util.Comparator;

/** A person in a guild, in the order in which rows are locked. */
record MemberKey(GuildId guild, UserId user) implements Comparable<MemberKey> {

    private static final Comparator<MemberKey> ORDER = Comparator.<MemberKey>comparingLong(
                    key -> key.guild().value())
            .thenComparingLong(key -> key.user().value());

    @Override
    public int compareTo(MemberKey other) {
        return ORDER.compare(this, other);
    }
}
