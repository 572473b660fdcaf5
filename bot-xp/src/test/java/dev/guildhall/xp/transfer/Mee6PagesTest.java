package dev.guildhall.xp.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class Mee6PagesTest {

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<Integer> refusals = new CopyOnWriteArrayList<>();
    private final CountDownLatch tested = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    /** So many bytes of each page are sent, and the rest never. */
    private volatile int sent = Integer.MAX_VALUE;

    @TempDir
    Path folder;

    private HttpServer server;
    private Mee6Pages pages;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
        pages = pages(Duration.ofSeconds(30), 2000);
    }

    private Mee6Pages pages(Duration patience, int mostPages) {
        return new Mee6Pages(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                Duration.ofMillis(1),
                patience,
                mostPages);
    }

    @AfterEach
    void stop() {
        tested.countDown();
        server.stop(0);
        threads.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestURI().toString());
        int status = refusals.isEmpty() ? 200 : refusals.removeFirst();
        exchange.getResponseHeaders().add("Retry-After", "0.01");
        exchange.getResponseHeaders().add("Location", "/elsewhere");
        int page = Integer.parseInt(exchange.getRequestURI().getQuery().replaceAll(".*page=", ""));
        String players = page > 2
                ? ""
                : "{\"id\": \"30000000000000000" + page + "\", \"xp\": " + page + ", \"message_count\": 1}";
        byte[] body = ("{\"page\": " + page + ", \"players\": [" + players + "], \"xp_rate\": 1}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body, 0, Math.min(body.length, sent));
        if (sent < body.length) {
            exchange.getResponseBody().flush();
            await();
        }
        exchange.close();
    }

    private void await() {
        try {
            tested.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void pagesAreFetchedUntilOneHasNobody() throws Exception {
        List<Long> progress = new ArrayList<>();
        refusals.addAll(List.of(429, 503));
        Path file = folder.resolve("pages.json");
        assertThat(pages.fetch(Collected.GUILD, file, progress::add)).isEqualTo(new Mee6Pages.Fetched(3, true));

        assertThat(Collected.from(Format.MEE6, Files.readAllBytes(file)).people)
                .containsExactly("300000000000000000 0 1", "300000000000000001 1 1", "300000000000000002 2 1");
        assertThat(progress).containsExactly(1000L, 2000L, 3000L);
        assertThat(asked)
                .hasSize(6)
                .last()
                .isEqualTo("/api/plugins/levels/leaderboard/600000000000000001?limit=1000&page=3");
    }

    @Test
    void whatIsLongerThanTheMostPagesIsToldApart() throws Exception {
        Path file = folder.resolve("pages.json");
        assertThat(pages(Duration.ofSeconds(30), 2).fetch(Collected.GUILD, file, people -> {}))
                .isEqualTo(new Mee6Pages.Fetched(2, false));
        assertThat(Collected.from(Format.MEE6, Files.readAllBytes(file)).people)
                .containsExactly("300000000000000000 0 1", "300000000000000001 1 1");

        assertThat(pages(Duration.ofSeconds(30), 3).fetch(Collected.GUILD, file, people -> {}))
                .isEqualTo(new Mee6Pages.Fetched(3, true));
    }

    @Test
    @Timeout(60)
    void serverThatSaysNoMoreIsGivenUp() {
        for (int bytes : new int[] {0, 20}) {
            sent = bytes;
            assertThatThrownBy(() -> pages(Duration.ofMillis(150), 2000)
                            .fetch(Collected.GUILD, folder.resolve("pages.json"), people -> {}))
                    .isInstanceOf(TransferException.class)
                    .hasMessage("UNREACHABLE: 127.0.0.1: HttpTimeoutException");
        }
        assertThat(asked).hasSize(8);
    }

    @Test
    void privateLeaderboardAndRedirectAreRefused() {
        for (int status : new int[] {401, 404, 302}) {
            refusals.add(status);
            assertThatThrownBy(() -> pages.fetch(Collected.GUILD, folder.resolve("pages.json"), people -> {}))
                    .isInstanceOf(TransferException.class)
                    .hasMessage("NOT_PUBLIC: 127.0.0.1: HTTP " + status);
        }
        assertThat(asked).hasSize(3);
    }
}
