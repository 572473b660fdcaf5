package dev.guildhall.runner.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

class OperatorServerTest {

    private static OperatorView view(List<String> reasons) {
        return new OperatorView() {
            @Override
            public StatusReport status() {
                return new StatusReport(
                        "1",
                        "2026-11-20T00:00:00Z",
                        5,
                        7,
                        "simulator",
                        9,
                        new StatusReport.Database("embedded", "18.1", true),
                        List.of());
            }

            @Override
            public Readiness readiness() {
                return Readiness.because(reasons);
            }
        };
    }

    private static HttpResponse<String> get(OperatorServer server, String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void readinessSaysWhyNot() throws Exception {
        try (OperatorServer server = OperatorServer.start("127.0.0.1", 0, view(List.of("process 0 starts")), _ -> {})) {
            HttpResponse<String> answer = get(server, "/health/ready");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).isEqualTo("{\"ready\":false,\"reasons\":[\"process 0 starts\"]}");
            assertThat(get(server, "/health/live").body()).isEqualTo("{\"live\":true}");
        }
    }

    @Test
    void statusIsJson() throws Exception {
        try (OperatorServer server = OperatorServer.start("127.0.0.1", 0, view(List.of()), _ -> {})) {
            assertThat(get(server, "/health/ready").statusCode()).isEqualTo(200);
            HttpResponse<String> answer = get(server, "/status");
            assertThat(answer.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
            assertThat(answer.body())
                    .contains("\"discord\":\"simulator\"")
                    .contains("\"database\":{\"kind\":\"embedded\",\"version\":\"18.1\",\"reachable\":true}");
        }
    }

    @Test
    void aPortThatIsTakenIsSaidWithTheRemedy() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            String message = "port " + port + " on 127.0.0.1 cannot be used";
            assertThatThrownBy(() -> OperatorServer.check("127.0.0.1", port))
                    .isInstanceOf(PortException.class)
                    .hasMessageStartingWith(message)
                    .hasMessageContaining("--http-port");
            assertThatThrownBy(() -> OperatorServer.start("127.0.0.1", port, view(List.of()), _ -> {}))
                    .isInstanceOf(PortException.class)
                    .hasMessageStartingWith(message);
        }
    }
}
