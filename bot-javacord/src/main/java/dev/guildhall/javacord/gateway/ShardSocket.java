package dev.guildhall.javacord.gateway;

import com.neovisionaries.ws.client.WebSocket;
import com.neovisionaries.ws.client.WebSocketFrame;
import com.neovisionaries.ws.client.WebSocketState;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.javacord.core.util.gateway.DiscordWebSocketAdapter;
import org.jspecify.annotations.Nullable;

/**
 * Javacord's gateway session, which tells what Javacord does not ask: the code of a close, and how the connection is. The
 * constructor blocks until it has connected for the first time, or has failed to; failed attempts are repeated by Javacord.
 */
final class ShardSocket extends DiscordWebSocketAdapter {

    /** What a shard wants to know about its connection. Called on the library's threads. */
    interface Observer {

        void changed(WebSocket socket, WebSocketState state);

        /**
         * The connection is gone.
         *
         * @param code in Discord's close frame, which may only repeat ours; nothing where the connection broke
         * @return whether it may be taken up again
         */
        boolean disconnected(Optional<Integer> code);

        /** Whether READY has come, so that there is a session to take up again. */
        boolean hasSession();

        /** Javacord has done what it does about a connection that is gone. */
        void gone();

        /** Whether packets are still wanted. */
        boolean wantsPackets();
    }

    private final Observer observer;
    private final AtomicBoolean ended = new AtomicBoolean();

    ShardSocket(ShardApi api, Observer observer) {
        this.observer = observer;
        super(api);
    }

    @Override
    public void onStateChanged(WebSocket websocket, WebSocketState newState) throws Exception {
        observer.changed(websocket, newState);
        super.onStateChanged(websocket, newState);
    }

    /** Closes the connection for good; Javacord does not come back then. Idempotent. */
    @Override
    public void disconnect() {
        if (ended.compareAndSet(false, true)) {
            super.disconnect();
        }
    }

    @Override
    public void onTextMessage(WebSocket websocket, String text) throws Exception {
        // A connection that Javacord opened while the shard was being closed.
        if (!observer.wantsPackets()) {
            websocket.disconnect();
            return;
        }
        super.onTextMessage(websocket, text);
    }

    @Override
    public void onDisconnected(
            WebSocket websocket,
            @Nullable WebSocketFrame serverCloseFrame,
            @Nullable WebSocketFrame clientCloseFrame,
            boolean closedByServer) {
        Optional<Integer> code = Optional.ofNullable(serverCloseFrame).map(WebSocketFrame::getCloseCode);
        if (!observer.disconnected(code)) {
            // Javacord would come back for ever: this is how it is told not to.
            disconnect();
        }
        if (observer.hasSession()) {
            // Javacord notes READY on a thread of its own; a drop within that moment would make it give the session up.
            isReady().complete(true);
        }
        super.onDisconnected(websocket, serverCloseFrame, clientCloseFrame, closedByServer);
        observer.gone();
    }
}
