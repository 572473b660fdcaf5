package dev.guildhall.spi.event;

import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.MessageId;

/**
 * Somebody wrote a message: an ordinary one or an answer to another, not a notice of Discord's own.
 *
 * @param content empty where the privileged intent "message content" is not granted
 * @param attachments how many files go with it
 */
public record MessageCreated(GuildId guild, Place place, MessageId id, Member author, String content, int attachments)
        implements Event {

    public MessageCreated(GuildId guild, ChannelId channel, MessageId id, Member author, String content) {
        this(guild, Place.of(channel), id, author, content, 0);
    }

    public ChannelId channel() {
        return place.channel();
    }
}
