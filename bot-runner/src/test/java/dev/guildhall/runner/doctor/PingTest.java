package dev.guildhall.runner.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;

class PingTest {

    private static Ping ping(int status, Instant clock) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/users/@me", exchange -> {
            exchange.getResponseHeaders()
                    .set("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.atOffset(ZoneOffset.UTC)));
            exchange.sendResponseHeaders(
                    exchange.getRequestHeaders().getFirst("Authorization").equals("Bot a.b.c") ? status : 400, -1);
            exchange.close();
        });
        server.start();
        try {
            return Ping.of(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api"), "a.b.c");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aClockThatIsFarFromDiscordsIsAProblem() throws Exception {
        Ping.Answered answer = (Ping.Answered) ping(200, Instant.now().plusSeconds(120));
        assertThat(answer.status()).isEqualTo(200);
        // The JDK's server may insist on the true time.
        if (answer.told().orElseThrow().isAfter(Instant.now().plusSeconds(60))) {
            assertThat(answer.clock().orElseThrow().level()).isEqualTo(Finding.Level.PROBLEM);
        }
    }

    @Test
    void aRefusedTokenIsAnAnswer() throws Exception {
        assertThat(((Ping.Answered) ping(401, Instant.now())).status()).isEqualTo(401);
    }

    @Test
    void whatDoesNotAnswerIsSilent() {
        assertThat(Ping.of(URI.create("http://127.0.0.1:1/api"), "a.b.c")).isEqualTo(new Ping.Silent("Connection refused"));
    }
}
