package dev.guildhall.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** Speaks JSON over HTTP, and fails the test on whatever is no success. Thread-safe. */
final class JsonClient {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;

    JsonClient(URI base) {
        this.base = base;
    }

    JsonNode get(String path) {
        return send(HttpRequest.newBuilder(base.resolve(path)), PATIENCE);
    }

    JsonNode post(String path, Map<String, ?> body) {
        return post(path, body, PATIENCE);
    }

    /** @param patience how long the answer may take */
    JsonNode post(String path, Map<String, ?> body, Duration patience) {
        try {
            return send(
                    HttpRequest.newBuilder(base.resolve(path))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))),
                    patience);
        } catch (IOException failure) {
            throw new AssertionError("POST " + path, failure);
        }
    }

    int statusOf(String path) {
        try {
            return answer(HttpRequest.newBuilder(base.resolve(path)), PATIENCE).statusCode();
        } catch (IOException failure) {
            throw new AssertionError("GET " + path, failure);
        }
    }

    private JsonNode send(HttpRequest.Builder request, Duration patience) {
        try {
            HttpResponse<String> answer = answer(request, patience);
            if (answer.statusCode() / 100 != 2) {
                throw new AssertionError(answer.request().method() + " " + answer.uri() + " answered "
                        + answer.statusCode() + ": " + answer.body());
            }
            return answer.body().isEmpty() ? JSON.missingNode() : JSON.readTree(answer.body());
        } catch (IOException failure) {
            throw new AssertionError("no answer from " + base, failure);
        }
    }

    private HttpResponse<String> answer(HttpRequest.Builder request, Duration patience) throws IOException {
        try {
            return http.send(request.timeout(patience).build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for " + base, interrupted);
        }
    }
}
