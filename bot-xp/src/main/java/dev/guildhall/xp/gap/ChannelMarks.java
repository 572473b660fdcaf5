package dev.guildhall.xp.gap;

import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.data.DatabaseUnavailableException;
import dev.guildhall.spi.event.MessageCreated;
import dev.guildhall.xp.credit.Earning;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Up to which message each channel is credited. A mark follows what is committed, and may lag behind: then something is read
 * again, and nothing is lost. One statement writes all that moved. Thread-safe.
 */
public final class ChannelMarks {

    /** How often marks are to be written down. */
    public static final Duration INTERVAL = Duration.ofSeconds(2);

    private final GapStore store;
    private final Earning earning;
    private final ConcurrentHashMap<ChannelKey, Long> handled = new ConcurrentHashMap<>();
    private final ReentrantLock writing = new ReentrantLock();
    // Guarded by the lock: what waits for its credits to be committed, and the point at which they all are.
    private final SortedMap<ChannelKey, Long> settling = new TreeMap<>();
    private long point;

    public ChannelMarks(Database database, Earning earning) {
        this.store = new GapStore(database);
        this.earning = earning;
    }

    /** A message was taken, and before it all older ones of its channel. */
    public void handled(MessageCreated message) {
        handled.merge(
                new ChannelKey(message.guild(), message.channel()), message.id().value(), Math::max);
    }

    /**
     * Writes down the marks of all that is committed by now, waiting a moment for what is being committed.
     *
     * @throws DatabaseUnavailableException if the same call may succeed later
     */
    public void write(Duration patience) {
        writing.lock();
        try {
            if (settling.isEmpty()) {
                for (ChannelKey key : handled.keySet()) {
                    Long newest = handled.remove(key);
                    if (newest != null) {
                        settling.put(key, newest);
                    }
                }
                // Afterwards: whatever was handled by then was taken before.
                point = earning.point();
            }
            if (!settling.isEmpty() && earning.awaitSettled(point, patience)) {
                store.database().transaction(sql -> {
                    store.mark(sql, settling);
                    return settling.size();
                });
                settling.clear();
            }
        } finally {
            writing.unlock();
        }
    }
}
