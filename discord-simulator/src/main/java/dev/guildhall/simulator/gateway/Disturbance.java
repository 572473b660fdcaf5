package dev.guildhall.simulator.gateway;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Things that go wrong on purpose, at once. A {@code shard} of null means every shard. */
public final class Disturbance {
    private final Sessions sessions;
    private final IdentifyQueue identifies;
    private final GatewayCounters counters;

    Disturbance(Sessions sessions, IdentifyQueue identifies, GatewayCounters counters) {
        this.sessions = sessions;
        this.identifies = identifies;
        this.counters = counters;
    }

    /** Cuts sockets without a close frame; returns how many. */
    public int drop(@Nullable Integer shard) {
        List<Connection> connections = connections(shard);
        connections.forEach(Connection::drop);
        return connections.size();
    }

    /** Closes connections with a code; returns how many. */
    public int close(@Nullable Integer shard, int code) {
        List<Connection> connections = connections(shard);
        connections.forEach(connection -> connection.close(code, "Asked for by a fault."));
        return connections.size();
    }

    /** Asks clients to reconnect (op 7); returns how many. */
    public int reconnect(@Nullable Integer shard) {
        return offer(shard, "{\"op\":7,\"d\":null}");
    }

    /** Asks clients for a heartbeat (op 1); returns how many. */
    public int heartbeat(@Nullable Integer shard) {
        return offer(shard, "{\"op\":1,\"d\":null}");
    }

    /** Declares sessions invalid (op 9), and forgets them unless they are to be resumed; returns how many. */
    public int invalidate(@Nullable Integer shard, boolean resumable) {
        int count = 0;
        for (Session session : sessions.of(shard)) {
            session.connection().ifPresent(connection -> {
                if (!resumable) {
                    sessions.end(session);
                    connection.session(null);
                }
                connection.offer(Outbound.control("{\"op\":9,\"d\":" + resumable + "}"));
            });
            counters.invalidSessions.increment();
            count++;
        }
        return count;
    }

    /** Sends nothing for a while, acknowledgements included; returns to how many. */
    public int stall(@Nullable Integer shard, long millis) {
        List<Connection> connections = connections(shard);
        connections.forEach(connection -> connection.stall(millis));
        return connections.size();
    }

    /** Sets how many sessions may still be started today. */
    public void startsLeft(int remaining) {
        identifies.remaining(remaining);
    }

    private int offer(@Nullable Integer shard, String payload) {
        List<Connection> connections = connections(shard);
        connections.forEach(connection -> connection.offer(Outbound.control(payload)));
        return connections.size();
    }

    private List<Connection> connections(@Nullable Integer shard) {
        return sessions.of(shard).stream()
                .flatMap(session -> session.connection().stream())
                .toList();
    }
}
