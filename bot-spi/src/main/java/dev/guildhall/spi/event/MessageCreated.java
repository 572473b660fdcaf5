package dev.guildhall.spi.event;

import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.MessageId;
import java.net.URI;
import java.util.List;

/**
 * Somebody wrote a message: an ordinary one or an answer to another, not a notice of Discord's own.
 *
 * @param content empty where the privileged intent "message content" is not granted
 * @param attachments how many files go with it
 * @param files those of them that can be fetched; empty for messages of the past
 */
public record MessageCreated(
        GuildId guild, Place place, MessageId id, Member author, String content, int attachments, List<File> files)
        implements Event {

    /**
     * A file that goes with a message.
     *
     * @param size in bytes
     * @param address where {@code Downloads} gets it
     */
    public record File(String name, long size, URI address) {}

    public MessageCreated {
        files = List.copyOf(files);
    }

    public MessageCreated(GuildId guild, Place place, MessageId id, Member author, String content, int attachments) {
        this(guild, place, id, author, content, attachments, List.of());
    }

    public MessageCreated(GuildId guild, ChannelId channel, MessageId id, Member author, String content) {
        this(guild, Place.of(channel), id, author, content, 0);
    }

    public ChannelId channel() {
        return place.channel();
    }
}
