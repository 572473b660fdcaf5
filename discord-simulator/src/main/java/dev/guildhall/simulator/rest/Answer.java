package dev.guildhall.simulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** What a call is answered with; a null body means an empty one. */
record Answer(int status, @Nullable JsonNode body) {
    static Answer ok(JsonNode body) {
        return new Answer(200, body);
    }

    static Answer nothing() {
        return new Answer(204, null);
    }
}
