package dev.guildhall.simulator.gateway;

import dev.guildhall.simulator.fault.Faults;
import dev.guildhall.simulator.world.Snowflake;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A bot's session on one shard: its numbering, what can be replayed, and its connection of the moment. */
final class Session {
    private static final byte[] EMPTY = "{}".getBytes(StandardCharsets.UTF_8);

    private final String id;
    private final ShardKey shard;
    private final int intents;
    private final int largeThreshold;
    private final int replayBound;
    private final Interference interference;
    private final ArrayDeque<Outbound> replay = new ArrayDeque<>();
    private final Set<Snowflake> guilds = ConcurrentHashMap.newKeySet();
    private @Nullable Connection connection;
    private Interference.@Nullable Event held;
    private long sequence;
    private long packedUpTo;
    private final Map<String, byte[]> samples = new ConcurrentHashMap<>();
    private long eventsSent;
    private int resumes;
    private long detachedAt;
    private volatile long acknowledged;

    Session(
            String id,
            ShardKey shard,
            int intents,
            int largeThreshold,
            int replayBound,
            Faults faults,
            Connection connection) {
        this.id = id;
        this.shard = shard;
        this.intents = intents;
        this.largeThreshold = largeThreshold;
        this.replayBound = replayBound;
        this.interference = new Interference(faults, shard.index());
        this.connection = connection;
    }

    String id() {
        return id;
    }

    ShardKey shard() {
        return shard;
    }

    Interference interference() {
        return interference;
    }

    int intents() {
        return intents;
    }

    /** Beyond so many members, a guild is told without those who are offline. */
    int largeThreshold() {
        return largeThreshold;
    }

    synchronized Optional<Connection> connection() {
        return Optional.ofNullable(connection).filter(Connection::isOpen);
    }

    /** The guilds that the session was told of; a guild's lock is held while it changes. */
    Set<Snowflake> guilds() {
        return guilds;
    }

    boolean concerns(Dispatch dispatch) {
        return dispatch.concerns(shard) && dispatch.allowedBy(intents);
    }

    /** Numbers an event, remembers it, and hands it to the connection; returns how often. */
    synchronized int dispatch(Dispatch dispatch) {
        Interference.Event event = interference.meet(dispatch, intents);
        Interference.Event earlier = held;
        held = null;
        if (earlier == null) {
            interference.holds(event).ifPresentOrElse(millis -> hold(event, millis), () -> send(event));
        } else if (event.mayOvertake(earlier)) {
            send(event);
            send(earlier);
        } else {
            send(earlier);
            send(event);
        }
        return event.copies();
    }

    private void hold(Interference.Event event, long millis) {
        held = event;
        Thread.ofVirtual().name("simulator held event").start(() -> {
            try {
                TimeUnit.MILLISECONDS.sleep(millis);
            } catch (InterruptedException ended) {
                // Nobody interrupts it; were it done, the event would be sent early.
            }
            release(event);
        });
    }

    private synchronized void release(Interference.Event event) {
        if (held == event) {
            held = null;
            send(event);
        }
    }

    private void send(Interference.Event event) {
        for (int copy = 0; copy < event.copies(); copy++) {
            send(event.name(), event.data(), event.delayMillis());
        }
    }

    /** Sends something that this session alone receives. */
    synchronized void send(String name, byte[] data) {
        send(name, data, 0);
    }

    private void send(String name, byte[] data, long delay) {
        Outbound event = Outbound.event(name, ++sequence, data, delay);
        replay.addLast(event);
        if (replay.size() > replayBound) {
            replay.removeFirst();
        }
        if (connection != null && connection.isOpen()) {
            eventsSent++;
            connection.offer(event);
        }
    }

    /** Continues on another connection; false when what was missed is no longer remembered. */
    synchronized boolean resume(Connection next, long lastSeen) {
        long oldest = replay.isEmpty() ? sequence + 1 : replay.getFirst().sequence();
        if (lastSeen < oldest - 1) {
            return false;
        }
        if (connection != null && connection != next) {
            connection.drop();
        }
        connection = next;
        next.session(this);
        resumes++;
        next.expect(replay.size() + 1);
        for (Outbound missed : replay) {
            if (missed.sequence() > lastSeen) {
                eventsSent++;
                next.offer(missed);
            }
        }
        send("RESUMED", EMPTY, 0);
        return true;
    }

    synchronized boolean hasSent(long number) {
        return number <= sequence;
    }

    synchronized void detach(Connection closed) {
        if (connection == closed) {
            connection = null;
            detachedAt = System.nanoTime();
        }
    }

    /** Packs what waits for a resume that may never come; called now and then. */
    void pack() {
        for (Outbound event : unpacked()) {
            if (event.isLarge()) {
                // Events of one name look much alike: guilds above all, which are most of the large ones.
                event.pack(samples.computeIfAbsent(event.name(), _ -> event.data()));
            }
        }
    }

    private synchronized List<Outbound> unpacked() {
        // What is still to be written would have to be unpacked at once.
        if (packedUpTo == sequence || (connection != null && connection.queued() > 0)) {
            return List.of();
        }
        List<Outbound> fresh =
                replay.stream().filter(event -> event.sequence() > packedUpTo).toList();
        packedUpTo = sequence;
        return fresh;
    }

    /** How long it has been without connection; 0 while it has one. */
    synchronized long detachedMillis() {
        return connection != null ? 0 : TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - detachedAt);
    }

    void acknowledged(long number) {
        acknowledged = number;
    }

    synchronized SessionView view() {
        return new SessionView(
                id,
                shard.index(),
                shard.count(),
                connection != null && connection.isOpen(),
                sequence,
                acknowledged,
                connection == null ? 0 : connection.queued(),
                resumes,
                eventsSent,
                connection == null ? null : connection.latencyMillis());
    }
}
