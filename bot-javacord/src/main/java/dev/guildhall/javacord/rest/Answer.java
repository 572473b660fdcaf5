package dev.guildhall.javacord.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.guildhall.core.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** What Discord answered. */
record Answer(int status, HttpHeaders headers, JsonNode json) {

    private static final double SHORTEST_PAUSE_SECONDS = 0.05;
    private static final double LONGEST_PAUSE_SECONDS = 86_400;

    /** @throws IOException where it does not come to its end, or says that it succeeded and is none of Discord's */
    static Answer of(HttpResponse<InputStream> response) throws IOException {
        JsonNode json;
        try (InputStream body = response.body()) {
            json = Json.MAPPER.readTree(body.readAllBytes());
        } catch (JsonProcessingException notJson) {
            // What stands between us and Discord answers with HTML. Whatever it calls success, Discord has not done it.
            if (successful(response.statusCode())) {
                throw notJson;
            }
            json = MissingNode.getInstance();
        }
        return new Answer(response.statusCode(), response.headers(), json);
    }

    boolean successful() {
        return successful(status);
    }

    private static boolean successful(int status) {
        return status >= 200 && status < 300;
    }

    /** Discord's own code for an error, such as 10003; 0 where there is none. */
    int code() {
        return json.path("code").asInt(0);
    }

    /** Whether it is the bot as a whole that has sent too much, or the address it sends from. */
    boolean globalLimit() {
        return "global".equals(text("X-RateLimit-Scope").orElse(""))
                || json.path("global").asBoolean()
                || !json.has("retry_after");
    }

    /** How long Discord wants to hear nothing, for a 429: 50 ms where it says 0, and a day where it says more. */
    Duration retryAfter() {
        double seconds = json.path("retry_after").asDouble(number("Retry-After").orElse(1.0));
        double bounded = Math.clamp(seconds, SHORTEST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS);
        return Duration.ofMillis((long) Math.ceil(bounded * 1000));
    }

    Optional<String> text(String header) {
        return headers.firstValue(header);
    }

    Optional<Double> number(String header) {
        try {
            return text(header).map(Double::valueOf);
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    /** Discord's words about an error, with the fields that it complains about. */
    String complaint() {
        String message = json.path("message").asText("");
        String fields = json.path("errors").isObject() ? " " + json.path("errors") : "";
        String all = (message.isEmpty() ? "no reason given" : message) + fields;
        return all.length() > 500 ? all.substring(0, 500) + "…" : all;
    }
}
