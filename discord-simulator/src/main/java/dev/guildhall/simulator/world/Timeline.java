package dev.guildhall.simulator.world;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The messages of one channel by id, the oldest forgotten beyond a bound. Safe for several threads. */
final class Timeline {
    private final int bound;
    private final NavigableMap<Snowflake, Message> messages = new TreeMap<>();
    private @Nullable Snowflake last;

    Timeline(int bound) {
        this.bound = bound;
    }

    synchronized void put(Message message) {
        messages.put(message.id(), message);
        if (message.ephemeralFor() == null && (last == null || last.compareTo(message.id()) < 0)) {
            last = message.id();
        }
        while (messages.size() > bound) {
            messages.pollFirstEntry();
        }
    }

    /** The id of the last message that was written, even if it was deleted since. */
    synchronized Optional<Snowflake> last() {
        return Optional.ofNullable(last);
    }

    synchronized Optional<Message> find(Snowflake id) {
        return Optional.ofNullable(messages.get(id));
    }

    /** The pinned messages, the one that was pinned last first. */
    synchronized List<Message> pinned() {
        return messages.values().stream()
                .filter(message -> message.marks().pinnedAt() != null)
                .sorted(Comparator.comparing((Message message) ->
                                Objects.requireNonNull(message.marks().pinnedAt()))
                        .reversed())
                .toList();
    }

    synchronized int size() {
        return messages.size();
    }

    synchronized boolean remove(Snowflake id) {
        return messages.remove(id) != null;
    }

    /** Up to {@code limit} messages on one side of the id, nearest first chosen, returned newest first. */
    synchronized List<Message> page(Window window, int limit) {
        return switch (window) {
            case Window.Latest() -> take(messages.descendingMap().values(), limit);
            case Window.Before(Snowflake id) ->
                take(messages.headMap(id, false).descendingMap().values(), limit);
            case Window.After(Snowflake id) ->
                newestFirst(take(messages.tailMap(id, false).values(), limit));
            case Window.Around(Snowflake id) -> {
                List<Message> both = new ArrayList<>(
                        take(messages.headMap(id, true).descendingMap().values(), limit / 2 + 1));
                both.addAll(take(messages.tailMap(id, false).values(), limit - both.size()));
                yield newestFirst(both);
            }
        };
    }

    private static List<Message> take(Collection<Message> from, int limit) {
        return from.stream().limit(limit).toList();
    }

    private static List<Message> newestFirst(List<Message> messages) {
        return messages.stream()
                .sorted(Comparator.comparing(Message::id).reversed())
                .toList();
    }
}
