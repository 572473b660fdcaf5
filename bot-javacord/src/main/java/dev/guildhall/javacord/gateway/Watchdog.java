package dev.guildhall.javacord.gateway;

import com.neovisionaries.ws.client.WebSocket;
import com.neovisionaries.ws.client.WebSocketState;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cuts a connection on which nothing moves. Javacord stops its heartbeat after one that was not acknowledged, and then waits
 * for ever; once it is cut off, it takes the session up again. Thread-safe.
 */
final class Watchdog {

    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
    private static final int ZOMBIE = 4000;
    private static final long CLOSE_DELAY_MILLIS = 2000;
    private static final long HANDSHAKE = TimeUnit.SECONDS.toNanos(30);
    private static final long LOGIN = TimeUnit.SECONDS.toNanos(60);

    private final int shard;
    private final LongSupplier nanos;
    private @Nullable WebSocket socket;
    private long lastSign;
    private long patience = HANDSHAKE;
    private long helloAt;
    private boolean greeted;

    Watchdog(int shard, LongSupplier nanos) {
        this.shard = shard;
        this.nanos = nanos;
    }

    synchronized void changed(WebSocket changed, WebSocketState state) {
        switch (state) {
            case CONNECTING, OPEN -> {
                socket = changed;
                lastSign = nanos.getAsLong();
                patience = HANDSHAKE;
                greeted = true;
            }
            case CREATED, CLOSING, CLOSED -> {
                if (changed.equals(socket)) {
                    socket = null;
                }
            }
        }
    }

    synchronized void hello(long heartbeatMillis) {
        lastSign = nanos.getAsLong();
        helloAt = lastSign;
        greeted = false;
        patience = TimeUnit.MILLISECONDS.toNanos(2 * heartbeatMillis);
    }

    synchronized void acknowledged() {
        lastSign = nanos.getAsLong();
    }

    /** The session began or was taken up again. */
    synchronized void greeted() {
        greeted = true;
    }

    /** Cuts the connection where it is dead. To be called about once a second. */
    void check() {
        WebSocket dead;
        synchronized (this) {
            long now = nanos.getAsLong();
            boolean silent = now - lastSign > patience;
            boolean ignored = !greeted && now - helloAt > LOGIN;
            if (socket == null || !(silent || ignored)) {
                return;
            }
            dead = socket;
            socket = null;
        }
        LOG.warn("shard {} - nothing moves on the connection: cut, to take the session up again", shard);
        if (dead.getState() == WebSocketState.CONNECTING) {
            abandonHandshake(dead);
        } else {
            dead.disconnect(ZOMBIE, "zombie", CLOSE_DELAY_MILLIS);
        }
    }

    private void abandonHandshake(WebSocket dead) {
        // The library ignores disconnect() until the handshake is over.
        Socket raw = dead.getSocket();
        if (raw != null) {
            try {
                raw.close();
            } catch (IOException failure) {
                LOG.warn("shard {} - the connection could not be closed: {}", shard, failure.getMessage());
            }
        }
    }
}
