package dev.guildhall.javacord.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.neovisionaries.ws.client.WebSocket;
import com.neovisionaries.ws.client.WebSocketAdapter;
import com.neovisionaries.ws.client.WebSocketException;
import com.neovisionaries.ws.client.WebSocketFactory;
import com.neovisionaries.ws.client.WebSocketState;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WatchdogTest {

    @Test
    void handshakeThatIsNeverAnsweredIsCut() throws Exception {
        AtomicLong now = new AtomicLong();
        Watchdog watchdog = new Watchdog(0, now::get);
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            WebSocket socket = new WebSocketFactory().createSocket("ws://127.0.0.1:" + silent.getLocalPort());
            socket.addListener(new WebSocketAdapter() {
                @Override
                public void onStateChanged(WebSocket changed, WebSocketState state) {
                    watchdog.changed(changed, state);
                }
            });
            CompletableFuture<Throwable> outcome = new CompletableFuture<>();
            Thread.ofVirtual().start(() -> {
                try {
                    socket.connect();
                    outcome.complete(new AssertionError("connected to nobody"));
                } catch (WebSocketException failure) {
                    outcome.complete(failure);
                }
            });
            try (Socket accepted = silent.accept()) {
                // The request is there, so the client waits for the answer.
                assertThat(accepted.getInputStream().read()).isEqualTo('G');
                watchdog.check();
                assertThat(outcome).isNotDone();
                now.addAndGet(TimeUnit.SECONDS.toNanos(31));
                watchdog.check();
                assertThat(outcome.get(10, TimeUnit.SECONDS)).isInstanceOf(WebSocketException.class);
            }
        }
    }
}
