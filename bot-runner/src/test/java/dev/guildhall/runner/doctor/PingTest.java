package dev.guildhall.runner.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;

class PingTest {

    /** What a server of that clock answers. */
    private static Ping ping(int status, Instant clock) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread answering = Thread.ofVirtual().start(() -> answer(server, status, clock));
            Ping ping = Ping.of(URI.create("http://127.0.0.1:" + server.getLocalPort() + "/api"), "a.b.c");
            answering.join();
            return ping;
        }
    }

    private static void answer(ServerSocket server, int status, Instant clock) {
        try (Socket socket = server.accept();
                BufferedReader request =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            assertThat(request.readLine()).isEqualTo("GET /api/users/@me HTTP/1.1");
            String line = request.readLine();
            while (line != null && !line.isEmpty()) {
                line = request.readLine();
            }
            String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.atOffset(ZoneOffset.UTC));
            String answer = "HTTP/1.1 " + status + " Said\r\nDate: " + date
                    + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void aClockThatIsFarFromDiscordsIsAProblem() throws Exception {
        Ping.Answered ahead = (Ping.Answered) ping(200, Instant.now().plusSeconds(600));
        assertThat(ahead.status()).isEqualTo(200);
        assertThat(ahead.clock().orElseThrow().level()).isEqualTo(Finding.Level.PROBLEM);
        assertThat(ahead.clock().orElseThrow().seen())
                .startsWith("Discord's is ")
                .contains(" ahead of ");
    }

    @Test
    void aClockThatIsRightIsWell() throws Exception {
        Ping.Answered right = (Ping.Answered) ping(200, Instant.now());
        assertThat(right.clock().orElseThrow().level()).isEqualTo(Finding.Level.OK);
    }

    @Test
    void aRefusedTokenIsAnAnswer() throws Exception {
        assertThat(((Ping.Answered) ping(401, Instant.now())).status()).isEqualTo(401);
    }

    @Test
    void whatDoesNotAnswerIsSilent() {
        assertThat(Ping.of(URI.create("http://127.0.0.1:1/api"), "a.b.c"))
                .isEqualTo(new Ping.Silent("Connection refused"));
    }
}
