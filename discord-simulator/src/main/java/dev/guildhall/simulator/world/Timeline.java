package dev.guildhall.simulator.world;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The messages of one channel by id, the oldest forgotten beyond a bound. Safe for several threads. */
final class Timeline {
    private final int bound;
    /** By id; nearly always the newest comes last. */
    private final List<StoredMessage> messages = new ArrayList<>();

    private @Nullable Snowflake last;

    Timeline(int bound) {
        this.bound = bound;
    }

    synchronized void put(Message message) {
        StoredMessage stored = StoredMessage.of(message);
        int place = place(message.id());
        if (place >= 0) {
            messages.set(place, stored);
        } else {
            messages.add(-place - 1, stored);
        }
        if (message.ephemeralFor() == null && (last == null || last.compareTo(message.id()) < 0)) {
            last = message.id();
        }
        if (messages.size() > bound) {
            messages.subList(0, messages.size() - bound).clear();
        }
    }

    /** Where the message is; less than 0 where it is not: then its place would be the negative of that, less one. */
    private int place(Snowflake id) {
        if (messages.isEmpty() || messages.getLast().id().compareTo(id) < 0) {
            return -messages.size() - 1;
        }
        return Shelf.place(messages, StoredMessage::id, id);
    }

    /** The id of the last message that was written, even if it was deleted since. */
    synchronized Optional<Snowflake> last() {
        return Optional.ofNullable(last);
    }

    synchronized Optional<Message> find(Snowflake id) {
        int place = place(id);
        return place < 0 ? Optional.empty() : Optional.of(messages.get(place).message());
    }

    /** The pinned messages, the one that was pinned last first. */
    synchronized List<Message> pinned() {
        return messages.stream()
                .filter(message -> message.marks().pinnedAt() != null)
                .sorted(Comparator.comparing((StoredMessage message) ->
                                Objects.requireNonNull(message.marks().pinnedAt()))
                        .reversed())
                .map(StoredMessage::message)
                .toList();
    }

    synchronized int size() {
        return messages.size();
    }

    synchronized boolean remove(Snowflake id) {
        int place = place(id);
        if (place >= 0) {
            messages.remove(place);
        }
        return place >= 0;
    }

    /** Up to {@code limit} messages on one side of the id, nearest first chosen, returned newest first. */
    synchronized List<Message> page(Window window, int limit) {
        return switch (window) {
            case Window.Latest() -> newestFirst((long) messages.size() - limit, messages.size());
            case Window.Before(Snowflake id) -> {
                int end = firstFrom(id);
                yield newestFirst((long) end - limit, end);
            }
            case Window.After(Snowflake id) -> {
                int first = firstAfter(id);
                yield newestFirst(first, (long) first + limit);
            }
            case Window.Around(Snowflake id) -> {
                int middle = firstAfter(id);
                int first = Math.max(0, middle - limit / 2 - 1);
                yield newestFirst(first, (long) first + limit);
            }
        };
    }

    private int firstFrom(Snowflake id) {
        int place = place(id);
        return place >= 0 ? place : -place - 1;
    }

    private int firstAfter(Snowflake id) {
        int place = place(id);
        return place >= 0 ? place + 1 : -place - 1;
    }

    /** Those from one place to another, as far as there are any. */
    private List<Message> newestFirst(long first, long end) {
        int from = (int) Math.max(0, first);
        int to = (int) Math.min(messages.size(), end);
        return messages.subList(from, to).reversed().stream()
                .map(StoredMessage::message)
                .toList();
    }
}
