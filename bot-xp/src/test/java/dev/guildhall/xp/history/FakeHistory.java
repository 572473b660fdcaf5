package dev.guildhall.xp.history;

import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.event.MessageCreated;
import dev.guildhall.spi.event.Place;
import dev.guildhall.spi.guild.DiscordException;
import dev.guildhall.spi.guild.History;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.MessageId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** Channels and archived threads in memory, which a test can shut and let fail. Not thread-safe. */
public final class FakeHistory implements History {

    private static final int PAGE = 100;
    private static final int MISSING_ACCESS = 50001;

    private final Map<ChannelId, NavigableMap<Long, Member>> written = new HashMap<>();
    private final Map<ChannelId, List<Place>> archived = new HashMap<>();
    private final Set<ChannelId> shut = new HashSet<>();
    private final Set<ChannelId> crowded = new HashSet<>();
    private final List<String> answered = new ArrayList<>();
    private int untilFailure = Integer.MAX_VALUE;

    public void write(ChannelId channel, MessageId message, Member author) {
        written.computeIfAbsent(channel, unknown -> new TreeMap<>()).put(message.value(), author);
    }

    public void archive(ChannelId channel, Place thread) {
        archived.computeIfAbsent(channel, unknown -> new ArrayList<>()).add(thread);
    }

    /** From now on the bot may not read these channels, and may read all others. */
    public void shut(Set<ChannelId> channels) {
        shut.clear();
        shut.addAll(channels);
    }

    /** Not all of its threads are found. */
    public void crowd(ChannelId channel) {
        crowded.add(channel);
    }

    /** One call fails after so many that do not. */
    public void failAfter(int calls) {
        untilFailure = calls;
    }

    /** What was asked for and answered, in order. */
    public List<String> answered() {
        return List.copyOf(answered);
    }

    @Override
    public Place place(GuildId guild, ChannelId channel) {
        return archived.values().stream()
                .flatMap(List::stream)
                .filter(thread -> thread.channel().equals(channel))
                .findFirst()
                .orElseGet(() -> Place.of(channel));
    }

    @Override
    public Page after(GuildId guild, Place place, MessageId after) {
        answer(place.channel(), "messages of " + place.channel() + " after " + after);
        List<MessageCreated> messages = new ArrayList<>();
        written.getOrDefault(place.channel(), new TreeMap<>()).tailMap(after.value(), false).entrySet().stream()
                .limit(PAGE)
                .forEach(each -> messages.add(new MessageCreated(
                        guild, place, new MessageId(each.getKey()), each.getValue(), "number " + each.getKey(), 0)));
        MessageId next = messages.isEmpty() ? after : messages.getLast().id();
        return new Page(messages, next, messages.size() < PAGE);
    }

    @Override
    public Archive archivedThreads(GuildId guild, ChannelId channel, MessageId after) {
        answer(channel, "threads of " + channel + " after " + after);
        return new Archive(archived.getOrDefault(channel, List.of()), !crowded.contains(channel));
    }

    private void answer(ChannelId channel, String what) {
        if (untilFailure == 0) {
            untilFailure = Integer.MAX_VALUE;
            throw new DiscordException("the fake Discord fails on purpose", true, 0);
        }
        untilFailure--;
        answered.add(what);
        if (shut.contains(channel)) {
            throw new DiscordException("the fake Discord lets nobody into " + channel, false, MISSING_ACCESS);
        }
    }
}
