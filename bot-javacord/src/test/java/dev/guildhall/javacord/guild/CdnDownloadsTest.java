package dev.guildhall.javacord.guild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.guildhall.javacord.rest.GlobalLimit;
import dev.guildhall.javacord.rest.RestClient;
import dev.guildhall.spi.guild.DiscordException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CdnDownloadsTest {

    private static final byte[] FILE = new byte[1000];

    private final CountDownLatch tested = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    /** Asked by nobody here. */
    private final RestClient rest = new RestClient(URI.create("http://127.0.0.1:1"), "token", new NoLimit(), () -> {});

    @TempDir
    Path folder;

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
        rest.close();
        server.stop(0);
        threads.close();
    }

    private static final class NoLimit implements GlobalLimit {

        @Override
        public void awaitRest() {}

        @Override
        public void pauseRest(Duration time) {}
    }

    /** Sends as many bytes as the path says, and the rest when the test is over. */
    private void answer(HttpExchange exchange) throws IOException {
        int first = Integer.parseInt(exchange.getRequestURI().getPath().replaceAll(".*/", ""));
        exchange.sendResponseHeaders(200, FILE.length);
        exchange.getResponseBody().write(FILE, 0, first);
        exchange.getResponseBody().flush();
        if (first < FILE.length) {
            try {
                tested.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        }
        exchange.close();
    }

    private String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/cdn";
    }

    private CdnDownloads downloads(Duration time) {
        return new CdnDownloads(new Cdn(base(), true), new Members(rest), time);
    }

    @Test
    void fileThatComesInTimeIsFetched() throws IOException {
        try (CdnDownloads downloads = downloads(Duration.ofSeconds(50))) {
            URI whole = URI.create(base() + "/1000");
            assertThat(downloads.fetch(whole, 1000)).isEqualTo(FILE);
            downloads.fetch(whole, 1000, folder.resolve("file"));
            assertThat(Files.readAllBytes(folder.resolve("file"))).isEqualTo(FILE);
            assertThatThrownBy(() -> downloads.fetch(whole, 999)).hasMessageContaining("larger than the 999 bytes");
        }
    }

    @Test
    void serverThatSaysNoMoreHoldsNobody() {
        try (CdnDownloads downloads = downloads(Duration.ofMillis(200))) {
            for (String first : new String[] {"/0", "/500"}) {
                URI address = URI.create(base() + first);
                assertThatThrownBy(() -> downloads.fetch(address, 1000))
                        .isInstanceOf(DiscordException.class)
                        .hasMessageContaining("could not be fetched: the answer did not end within 200 ms");
                assertThatThrownBy(() -> downloads.fetch(address, 1000, folder.resolve("file")))
                        .isInstanceOf(DiscordException.class)
                        .hasMessageContaining("did not end within 200 ms");
            }
        }
    }
}
