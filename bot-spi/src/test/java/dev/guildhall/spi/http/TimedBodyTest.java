package dev.guildhall.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TimedBodyTest {

    private static final byte[] WHOLE = "half and half".getBytes(StandardCharsets.UTF_8);

    private final CountDownLatch tested = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newHttpClient();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        tested.countDown();
        client.shutdownNow();
        server.stop(0);
        threads.close();
    }

    /** Sends as many bytes as the path says, and the rest when the test is over. */
    private void answer(HttpExchange exchange) throws IOException {
        int first = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
        exchange.sendResponseHeaders(200, WHOLE.length);
        exchange.getResponseBody().write(WHOLE, 0, first);
        exchange.getResponseBody().flush();
        if (first < WHOLE.length) {
            try {
                tested.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        }
        exchange.close();
    }

    private InputStream body(int first, Duration time) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + first);
        return client.send(HttpRequest.newBuilder(address).build(), TimedBody.within(time))
                .body();
    }

    @Test
    void whatComesInTimeIsRead() throws Exception {
        try (InputStream body = body(WHOLE.length, Duration.ofSeconds(50))) {
            assertThat(body.readAllBytes()).isEqualTo(WHOLE);
        }
    }

    @Test
    void serverThatSaysNoMoreHoldsNobody() throws Exception {
        for (int first : new int[] {0, 4}) {
            try (InputStream body = body(first, Duration.ofMillis(200))) {
                assertThat(body.readNBytes(first)).hasSize(first);
                assertThatThrownBy(body::read)
                        .isInstanceOf(HttpTimeoutException.class)
                        .hasMessage("the answer did not end within 200 ms");
            }
        }
    }

    @Test
    void whoClosesItIsNotToldOfTheTime() throws Exception {
        InputStream body = body(4, Duration.ofSeconds(50));
        body.close();
        assertThatThrownBy(body::read).isInstanceOf(IOException.class).isNotInstanceOf(HttpTimeoutException.class);
    }
}
