package dev.guildhall.simulator.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** A person who may not come back. */
public record Ban(Person person, @Nullable String reason) {
    /** The ban object. */
    public ObjectNode wire() {
        return Json.object().put("reason", reason).set("user", Wire.user(person));
    }
}
