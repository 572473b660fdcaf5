package dev.guildhall.spi.guild;

import dev.guildhall.spi.event.MessageCreated;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.MessageId;
import java.util.List;

/**
 * Messages of the past, within Discord's rate limits and behind everything that people wait for. Calls block for as long as
 * the limits demand. Thread-safe.
 *
 * <p>Authors of the past come without roles: Discord does not tell them. Discord's own notices are left out.
 */
public interface History {

    /**
     * A page of a channel.
     *
     * @param messages oldest first; may be empty though there are more
     * @param next where the next page begins: the id to ask with
     * @param last whether nothing lies beyond
     */
    record Page(List<MessageCreated> messages, MessageId next, boolean last) {

        public Page {
            messages = List.copyOf(messages);
        }
    }

    /**
     * The messages written next after one, at most 100.
     *
     * @throws DiscordException where Discord cannot be asked, or the bot may not read the channel
     */
    Page after(GuildId guild, ChannelId channel, MessageId after);

    /**
     * Threads of a channel that are archived, of which the gateway tells nothing.
     *
     * @throws DiscordException where Discord cannot be asked, or the bot may not read the channel
     */
    List<ChannelId> archivedThreads(GuildId guild, ChannelId channel);
}
