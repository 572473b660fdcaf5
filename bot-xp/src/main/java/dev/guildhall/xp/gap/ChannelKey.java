package dev.guildhall.xp.gap;

import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import java.util.Comparator;

/** A channel of a guild. The order is the one in which rows are locked. */
record ChannelKey(GuildId guild, ChannelId channel) implements Comparable<ChannelKey> {

    private static final Comparator<ChannelKey> ORDER = Comparator.<ChannelKey>comparingLong(
                    key -> key.guild().value())
            .thenComparingLong(key -> key.channel().value());

    @Override
    public int compareTo(ChannelKey other) {
        return ORDER.compare(this, other);
    }
}
