package dev.guildhall.xp.history;

import dev.guildhall.spi.event.MessageCreated;
import dev.guildhall.spi.event.Place;
import dev.guildhall.spi.guild.Channel;
import dev.guildhall.spi.guild.DiscordException;
import dev.guildhall.spi.guild.Guild;
import dev.guildhall.spi.guild.History;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.MessageId;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * All messages of a guild in the order in which they were written, whatever their channel: threads too, archived ones included. It
 * holds at most a page of each channel that is being read, and begins with a channel when its time has come. Not thread-safe.
 */
public final class GuildHistory {

    private static final Set<Channel.Kind> WITH_MESSAGES = Set.of(
            Channel.Kind.TEXT, Channel.Kind.VOICE, Channel.Kind.ANNOUNCEMENT, Channel.Kind.STAGE, Channel.Kind.THREAD);
    private static final Set<Channel.Kind> WITH_THREADS =
            Set.of(Channel.Kind.TEXT, Channel.Kind.ANNOUNCEMENT, Channel.Kind.FORUM);

    private final History history;
    private final GuildId guild;
    private final PriorityQueue<Cursor> cursors = new PriorityQueue<>(Comparator.comparingLong(Cursor::next));
    private int unreadable;

    /** Where one channel is being read. */
    private static final class Cursor {
        private final Place place;
        private final Deque<MessageCreated> page = new ArrayDeque<>();
        private MessageId after;
        private boolean last;

        Cursor(Place place, MessageId after) {
            this.place = place;
            // A post has the id of its first message.
            this.after =
                    new MessageId(Math.max(after.value(), place.channel().value() - 1));
        }

        /** Nothing older can come of it. */
        long next() {
            return page.isEmpty() ? after.value() + 1 : page.getFirst().id().value();
        }
    }

    /**
     * Finds out which channels and threads there are.
     *
     * @param after the newest message that is not wanted
     * @throws DiscordException where Discord cannot be asked at the moment
     */
    public GuildHistory(History history, Guild guild, MessageId after) {
        this.history = history;
        this.guild = guild.id();
        Map<ChannelId, Place> places = new LinkedHashMap<>();
        for (Channel channel : guild.channels()) {
            if (WITH_MESSAGES.contains(channel.kind())) {
                places.put(channel.place().channel(), channel.place());
            }
            if (WITH_THREADS.contains(channel.kind())) {
                threads(channel.place().channel(), after).forEach(thread -> places.putIfAbsent(thread.channel(), thread));
            }
        }
        places.values().forEach(place -> cursors.add(new Cursor(place, after)));
    }

    private List<Place> threads(ChannelId channel, MessageId after) {
        try {
            return history.archivedThreads(guild, channel, after).threads();
        } catch (DiscordException refusal) {
            if (refusal.retryable()) {
                throw refusal;
            }
            return List.of();
        }
    }

    /** How many channels were left out because the bot may not read them. */
    public int unreadable() {
        return unreadable;
    }

    /**
     * The next message. Blocks for as long as Discord's limits demand.
     *
     * @return nothing at the end
     * @throws DiscordException where Discord cannot be asked at the moment; then the same call goes on
     */
    public Optional<MessageCreated> next() {
        while (!cursors.isEmpty()) {
            Cursor first = cursors.peek();
            MessageCreated message = first.page.pollFirst();
            if (message == null && !first.last) {
                read(first);
            }
            // Its place among the others has changed.
            cursors.remove(first);
            if (!first.page.isEmpty() || !first.last) {
                cursors.add(first);
            }
            if (message != null) {
                return Optional.of(message);
            }
        }
        return Optional.empty();
    }

    private void read(Cursor cursor) {
        try {
            History.Page page = history.after(guild, cursor.place, cursor.after);
            cursor.page.addAll(page.messages());
            cursor.after = page.next();
            cursor.last = page.last();
        } catch (DiscordException refusal) {
            if (refusal.retryable()) {
                throw refusal;
            }
            unreadable++;
            cursor.last = true;
        }
    }
}
