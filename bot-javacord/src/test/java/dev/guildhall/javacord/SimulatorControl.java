package dev.guildhall.javacord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** The simulator's control API, as a test uses it. */
final class SimulatorControl implements AutoCloseable {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;

    SimulatorControl(String baseUrl) {
        this.base = baseUrl + "/_sim";
    }

    /** @param body JSON with single quotes */
    JsonNode post(String path, String body) throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(URI.create(base + path)).POST(BodyPublishers.ofString(body.replace('\'', '"'))));
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(base + path)));
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new AssertionError("simulator answered " + response.statusCode() + ": " + response.body());
        }
        return MAPPER.readTree(response.body());
    }

    void say(String guild, String author, String content) throws IOException, InterruptedException {
        post(
                "/messages",
                "{'guild':'" + guild + "','channel':'general','author':'" + author + "','content':'" + content + "'}");
    }

    JsonNode command(String guild, String author, String rest) throws IOException, InterruptedException {
        return post(
                "/interactions",
                "{'guild':'" + guild + "','channel':'general','author':'" + author + "'," + rest + "}");
    }

    void fault(String json) throws IOException, InterruptedException {
        post("/faults", json);
    }

    void clearFaults() throws IOException, InterruptedException {
        http.send(
                HttpRequest.newBuilder(URI.create(base + "/faults")).DELETE().build(),
                HttpResponse.BodyHandlers.discarding());
    }

    @Override
    public void close() {
        http.close();
    }
}
