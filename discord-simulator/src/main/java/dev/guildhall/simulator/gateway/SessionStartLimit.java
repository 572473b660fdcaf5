package dev.guildhall.simulator.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.world.Json;

/** How many sessions may still be started; {@code resetAfter} in milliseconds. */
public record SessionStartLimit(int total, int remaining, long resetAfter, int maxConcurrency) {
    /** Discord's object. */
    public ObjectNode wire() {
        return Json.object()
                .put("total", total)
                .put("remaining", remaining)
                .put("reset_after", resetAfter)
                .put("max_concurrency", maxConcurrency);
    }
}
