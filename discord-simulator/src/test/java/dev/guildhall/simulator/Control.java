package dev.guildhall.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.world.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Calls the simulator over HTTP, as a page or a test from outside would. */
public final class Control implements AutoCloseable {
    private final String base;
    private final HttpClient http = HttpClient.newHttpClient();

    public Control(String base) {
        this.base = base;
    }

    public JsonNode state() {
        return ok("GET", "/_sim/state", null);
    }

    public JsonNode post(String path, ObjectNode body) {
        return ok("POST", path, body);
    }

    public JsonNode ok(String method, String path, JsonNode body) {
        HttpResponse<String> response = send(method, path, body, "");
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
        return Json.parse(response.body());
    }

    public HttpResponse<String> send(String method, String path, JsonNode body, String authorization) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()))
                .header("Content-Type", "application/json");
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    /** Sends a form of {@code payload_json} and a file, as a browser would. */
    public JsonNode form(String path, JsonNode body, String fileName, String content) {
        String boundary = "----simulator";
        String form = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"payload_json\"\r\n\r\n" + body
                + "\r\n--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                + "\"\r\nContent-Type: text/plain\r\n\r\n" + content + "\r\n--" + boundary + "--\r\n";
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .POST(BodyPublishers.ofString(form))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
            return Json.parse(response.body());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    public ObjectNode in(String channel, String author) {
        return Json.object()
                .put("guild", "Guildhall Tavern")
                .put("channel", channel)
                .put("author", author);
    }

    public ObjectNode fault(String kind) {
        return Json.object().put("kind", kind);
    }

    @Override
    public void close() {
        http.close();
    }
}
