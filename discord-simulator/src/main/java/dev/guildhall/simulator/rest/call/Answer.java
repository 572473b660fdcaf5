package dev.guildhall.simulator.rest.call;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** What a call is answered with; a null body means an empty one. */
public record Answer(int status, @Nullable JsonNode body) {
    public static Answer ok(JsonNode body) {
        return new Answer(200, body);
    }

    public static Answer nothing() {
        return new Answer(204, null);
    }
}
