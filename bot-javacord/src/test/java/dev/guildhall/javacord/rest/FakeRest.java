package dev.guildhall.javacord.rest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** An HTTP server that answers what a test tells it to, and remembers what it was asked. */
public final class FakeRest implements AutoCloseable {

    /** @param query empty where there is none */
    public record Request(
            String method,
            String path,
            String query,
            Optional<String> authorization,
            String contentType,
            String body) {}

    public record Response(int status, String body, Map<String, String> headers) {

        public static Response ok(String body) {
            return new Response(200, body, Map.of());
        }

        /** Its headers, and the rest never. */
        static Response stalled() {
            return new Response(STALLED, "", Map.of());
        }

        Response with(String name, Object value) {
            Map<String, String> more = new HashMap<>(headers);
            more.put(name, value.toString());
            return new Response(status, body, more);
        }

        Response withBucket(String hash, int limit, int remaining, double resetAfter) {
            return with("X-RateLimit-Bucket", hash)
                    .with("X-RateLimit-Limit", limit)
                    .with("X-RateLimit-Remaining", remaining)
                    .with("X-RateLimit-Reset-After", resetAfter);
        }

        static Response limited(double retryAfter, String scope) {
            String body = "{\"message\":\"You are being rate limited.\",\"retry_after\":" + retryAfter + ",\"global\":"
                    + scope.equals("global") + "}";
            return new Response(429, body, Map.of("X-RateLimit-Scope", scope, "Via", "1.1 fake"));
        }
    }

    private static final int STALLED = 1;

    private final CountDownLatch closed = new CountDownLatch(1);
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Function<Request, Response> answers;

    public FakeRest(Function<Request, Response> answers) {
        this.answers = answers;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Request request = new Request(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse(""),
                    Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")),
                    exchange.getRequestHeaders().getFirst("Content-Type"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            requests.add(request);
            Response response = answers.apply(request);
            if (response.status() == 0) {
                return;
            }
            if (response.status() == STALLED) {
                exchange.sendResponseHeaders(200, 100);
                exchange.getResponseBody().flush();
                closed.await();
                return;
            }
            response.headers().forEach(exchange.getResponseHeaders()::add);
            byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    public URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/v10");
    }

    public List<Request> requests() {
        return requests;
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.close();
    }
}
