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
 */
public record MessagesMissed(GuildId guild, Map<ChannelId, MessageId> newest) implements Event {

    public MessagesMissed {
        newest = Map.copyOf(newest);
    }
}
