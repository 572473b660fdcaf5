package dev.guildhall.runner.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.guildhall.javacord.GatewayInfo;
import dev.guildhall.spi.guild.DiscordException;
import dev.guildhall.testkit.Await;
import io.javalin.config.JavalinConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class GatewayQuestionTest {

    private static final GatewayInfo INFO = new GatewayInfo(URI.create("ws://h"), 2, 10, 10, Duration.ofHours(1), 1);
    private static final Duration NONE = Duration.ZERO;

    private final AtomicInteger asked = new AtomicInteger();
    private final StopSignal stop = new StopSignal();

    private record FakeDiscord(URI restBase, Supplier<GatewayInfo> question) implements DiscordSource {
        @Override
        public String name() {
            return "fake";
        }

        @Override
        public void mount(JavalinConfig server) {}

        @Override
        public void opened(int port) {}

        @Override
        public String token() {
            return "a.b.c";
        }

        @Override
        public GatewayInfo gatewayInfo() {
            return question.get();
        }

        @Override
        public String invitation(String url) {
            return "";
        }

        @Override
        public void close() {}
    }

    private static URI nobody() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + free.getLocalPort() + "/api/v10");
        }
    }

    private GatewayInfo noAnswer() {
        asked.incrementAndGet();
        throw new DiscordException(
                "GET /gateway/bot failed 5 times, at last: no answer: ConnectException null", true, 0);
    }

    @Test
    void aDiscordThatCannotBeReachedIsSaidWithTheReasonThePlaceAndTheRemedy() throws Exception {
        URI place = nobody();
        GatewayQuestion question = new GatewayQuestion(new FakeDiscord(place, this::noAnswer), NONE, NONE);
        assertThatThrownBy(() -> question.ask(stop))
                .isInstanceOf(StartException.class)
                .hasMessageStartingWith(
                        "Discord at " + place.getAuthority() + " does not answer, after 0 s (Connection refused): ")
                .hasMessageContainingAll("network", "proxy", "GUILDHALL_DISCORD_API");
    }

    @Test
    void itAsksAgainUntilDiscordAnswers() throws Exception {
        FakeDiscord discord = new FakeDiscord(nobody(), () -> asked.get() < 3 ? noAnswer() : INFO);
        assertThat(new GatewayQuestion(discord, Duration.ofMinutes(5), NONE).ask(stop))
                .hasValue(INFO);
        assertThat(asked).hasValue(3);
    }

    @Test
    void aStopEndsTheWaitForAnAnswer() {
        CountDownLatch never = new CountDownLatch(1);
        FakeDiscord discord = new FakeDiscord(URI.create("http://127.0.0.1:1"), () -> {
            asked.incrementAndGet();
            try {
                never.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
            return INFO;
        });
        CompletableFuture<Optional<GatewayInfo>> answer = asks(discord);
        Await.until("it was asked", () -> asked.get() == 1);
        stop.stop();
        assertThat(answer.join()).isEmpty();
    }

    @Test
    void aStopEndsTheWaitBetweenTwoQuestions() throws Exception {
        CompletableFuture<Optional<GatewayInfo>> answer = asks(new FakeDiscord(nobody(), this::noAnswer));
        Await.until("it was asked", () -> asked.get() == 1);
        stop.stop();
        assertThat(answer.join()).isEmpty();
        assertThat(asked).hasValue(1);
    }

    private CompletableFuture<Optional<GatewayInfo>> asks(FakeDiscord discord) {
        GatewayQuestion question = new GatewayQuestion(discord, Duration.ofMinutes(5), Duration.ofMinutes(5));
        return CompletableFuture.supplyAsync(() -> {
            try {
                return question.ask(stop);
            } catch (InterruptedException unexpected) {
                throw new AssertionError(unexpected);
            }
        });
    }

    /** By the real adapter, whose failures say that the same call may succeed later. */
    @Test
    void aTokenThatIsRefusedIsNotTriedAgain() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            byte[] answer = "{\"message\":\"401: Unauthorized\",\"code\":0}".getBytes();
            exchange.sendResponseHeaders(401, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        try {
            RealDiscord discord = new RealDiscord(
                    URI.create("http://127.0.0.1:" + server.getAddress().getPort()), "hidden.token.value");
            assertThatThrownBy(
                            () -> new GatewayQuestion(discord, Duration.ofMinutes(5), Duration.ofMinutes(5)).ask(stop))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("set DISCORD_TOKEN")
                    .hasMessageNotContaining("hidden");
            assertThat(asked.get()).isLessThanOrEqualTo(2);
        } finally {
            server.stop(0);
        }
    }
}
