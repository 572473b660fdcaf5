package dev.guildhall.spi.guild;

import dev.guildhall.spi.event.MessageCreated;
import dev.guildhall.spi.event.Place;
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
     * Archived threads of a channel.
     *
     * @param threads each with what it lies in, for {@link #after}
     * @param complete whether these are all: of very many only those that were archived last are told
     */
    record Archive(List<Place> threads, boolean complete) {

        public Archive {
            threads = List.copyOf(threads);
        }
    }

    /**
     * Where a channel lies. May ask Discord: the gateway knows no archived thread.
     *
     * @throws DiscordException where Discord cannot be asked, or the bot may not see the channel
     */
    Place place(GuildId guild, ChannelId channel);

    /**
     * The messages written next after one, at most 100.
     *
     * @param place the channel, and what it lies in where the caller was told: of an archived thread nobody else knows. Messages
     *     have the gateway's place where it knows one
     * @throws DiscordException where Discord cannot be asked, or the bot may not read the channel
     */
    Page after(GuildId guild, Place place, MessageId after);

    /**
     * Threads of a channel that are archived, of which the gateway tells nothing.
     *
     * @param after threads in which nothing was written after this message are left out
     * @throws DiscordException where Discord cannot be asked, or the bot may not read the channel
     */
    Archive archivedThreads(GuildId guild, ChannelId channel, MessageId after);
}
