package dev.guildhall.spi.event;

import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.MessageId;
import java.util.Map;

/**
 * Messages came in faster than the subscription took them, and some were dropped. Comes in their place: after what was
 * written before them, and before what was written later.
 *
 * @param newest of each channel in which some were dropped, the newest of these
 * @param voice whether who is in voice channels was dropped too, so that nobody knows it any more
 */
public record MessagesMissed(GuildId guild, Map<ChannelId, MessageId> newest, boolean voice) implements Event {

    public MessagesMissed {
        newest = Map.copyOf(newest);
    }

    /** Messages alone were dropped. */
    public MessagesMissed(GuildId guild, Map<ChannelId, MessageId> newest) {
        this(guild, newest, false);
    }
}
