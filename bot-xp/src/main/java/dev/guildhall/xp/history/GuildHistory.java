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
import java.util.HashSet;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All messages of a guild in the order in which they were written, whatever their channel: threads too, archived ones included. It
 * holds at most a page of each channel that is being read, and begins with a channel when its time has come. Where Discord cannot
 * be asked at the moment, the same call goes on later: nothing is read twice. Not thread-safe.
 */
public final class GuildHistory {

    private static final Logger LOG = LoggerFactory.getLogger(GuildHistory.class);

    private static final Set<Channel.Kind> WITH_MESSAGES = Set.of(
            Channel.Kind.TEXT, Channel.Kind.VOICE, Channel.Kind.ANNOUNCEMENT, Channel.Kind.STAGE, Channel.Kind.THREAD);
    private static final Set<Channel.Kind> WITH_THREADS =
            Set.of(Channel.Kind.TEXT, Channel.Kind.ANNOUNCEMENT, Channel.Kind.FORUM);

    private final History history;
    private final GuildId guild;
    private final Supplier<Optional<Guild>> now;
    private final MessageId after;
    private final Deque<ChannelId> unlisted = new ArrayDeque<>();
    private final Set<ChannelId> found = new HashSet<>();
    private final PriorityQueue<Cursor> cursors = new PriorityQueue<>(Comparator.comparingLong(Cursor::next));
    private final Set<ChannelId> unreadable = new HashSet<>();
    private int crowded;

    /** Where one channel is being read. */
    private static final class Cursor {
        private final Place place;
        // Most threads are never more than a few messages long.
        private final Deque<MessageCreated> page = new ArrayDeque<>(1);
        private MessageId after;
        private boolean last;

        Cursor(Place place, MessageId after) {
            this.place = place;
            // A post has the id of its first message.
            this.after = new MessageId(Math.max(after.value(), place.channel().value() - 1));
        }

        /** Nothing older can come of it. */
        long next() {
            return page.isEmpty() ? after.value() + 1 : page.getFirst().id().value();
        }

        boolean isOver() {
            return page.isEmpty() && last;
        }
    }

    /**
     * Begins with what there is now.
     *
     * @param now the same guild, as it is when all archived threads are known; nothing where it is not there
     * @param after the newest message that is not wanted
     */
    public GuildHistory(History history, Guild guild, Supplier<Optional<Guild>> now, MessageId after) {
        this.history = history;
        this.guild = guild.id();
        this.now = now;
        this.after = after;
        begin(guild);
        for (Channel channel : guild.channels()) {
            if (WITH_THREADS.contains(channel.kind())) {
                unlisted.add(channel.place().channel());
            }
        }
    }

    private void begin(Guild there) {
        for (Channel channel : there.channels()) {
            if (WITH_MESSAGES.contains(channel.kind())) {
                begin(channel.place());
            }
        }
    }

    private void begin(Place place) {
        if (found.add(place.channel())) {
            cursors.add(new Cursor(place, after));
        }
    }

    /** How many channels were left out, in whole or in part, because the bot may not read them, or not list their threads. */
    public int unreadable() {
        return unreadable.size();
    }

    /** How many channels have more archived threads than Discord was asked for. */
    public int crowded() {
        return crowded;
    }

    /** Whether the next message, or the end, is known without asking Discord. */
    public boolean isKnown() {
        return unlisted.isEmpty()
                && (cursors.isEmpty() || !cursors.element().page.isEmpty());
    }

    /**
     * Asks for what is needed first to know the next message: the archived threads of a channel, or a page of one. Blocks for as
     * long as Discord's limits demand. Only while the next message is not known.
     *
     * @throws DiscordException where Discord cannot be asked at the moment; then the same call goes on
     */
    public void ask() {
        if (unlisted.isEmpty()) {
            read(cursors.element());
            return;
        }
        list(unlisted.element());
        unlisted.remove();
        if (unlisted.isEmpty()) {
            // What was archived at first and is no more is in neither list.
            now.get().ifPresent(this::begin);
            found.clear();
        }
    }

    /**
     * The next message, again and again until it is {@linkplain #pass passed}. Blocks for as long as Discord's limits demand.
     *
     * @return nothing at the end
     * @throws DiscordException where Discord cannot be asked at the moment; then the same call goes on
     */
    public Optional<MessageCreated> next() {
        while (!isKnown()) {
            ask();
        }
        return Optional.ofNullable(cursors.peek()).map(first -> first.page.getFirst());
    }

    /** Goes on to what comes after the next message, which is known. */
    public void pass() {
        Cursor first = cursors.remove();
        first.page.removeFirst();
        keep(first);
    }

    private void keep(Cursor cursor) {
        if (!cursor.isOver()) {
            cursors.add(cursor);
        }
    }

    private void list(ChannelId channel) {
        try {
            History.Archive archive = history.archivedThreads(guild, channel, after);
            archive.threads().forEach(this::begin);
            if (!archive.complete()) {
                crowded++;
                LOG.warn(
                        "guild {} - channel {} has more archived threads than {}: what was written in those that were archived"
                                + " first is left out",
                        guild,
                        channel,
                        archive.threads().size());
            }
        } catch (DiscordException refusal) {
            refused(channel, refusal);
        }
    }

    private void read(Cursor cursor) {
        try {
            History.Page page = history.after(guild, cursor.place, cursor.after);
            cursor.page.addAll(page.messages());
            cursor.after = page.next();
            cursor.last = page.last();
        } catch (DiscordException refusal) {
            refused(cursor.place.channel(), refusal);
            cursor.last = true;
        }
        // Its place among the others has changed.
        cursors.remove(cursor);
        keep(cursor);
    }

    private void refused(ChannelId channel, DiscordException refusal) {
        if (refusal.retryable()) {
            throw refusal;
        }
        unreadable.add(channel);
    }
}
