package dev.guildhall.xp.credit;

import dev.guildhall.xp.ledger.Source;
import java.util.HashSet;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** What of one member is credited already, as far as it matters. Not thread-safe. */
final class Credited {

    /** Ids of messages, and the hashes of their texts. */
    private final NavigableMap<Long, Integer> messages = new TreeMap<>();

    private final Set<Other> others = new HashSet<>();

    private record Other(Source source, long sourceId) {}

    void add(Source source, long sourceId, int textHash) {
        if (source == Source.MESSAGE) {
            messages.put(sourceId, textHash);
        } else {
            others.add(new Other(source, sourceId));
        }
    }

    boolean contains(Source source, long sourceId) {
        return source == Source.MESSAGE ? messages.containsKey(sourceId) : others.contains(new Other(source, sourceId));
    }

    /** The credited messages from one id to another, both included. */
    NavigableMap<Long, Integer> messagesBetween(long first, long last) {
        return messages.subMap(first, true, last, true);
    }

    /** The newest of the credited messages; 0 where there is none. */
    long newestMessage() {
        return messages.isEmpty() ? 0 : messages.lastKey();
    }
}
