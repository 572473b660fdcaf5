package dev.guildhall.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Reads numbers within bounds. */
final class Numbers {
    private Numbers() {}

    static int within(String name, String text, int least, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw outside(name, text, least, most);
        }
        throw outside(name, text, least, most);
    }

    static int within(JsonNode body, String name, int fallback, int least, int most) {
        return body.hasNonNull(name) ? within(name, body.path(name).asText(), least, most) : fallback;
    }

    /** A number that must be there. */
    static int required(JsonNode body, String name, int least, int most) {
        if (!body.hasNonNull(name)) {
            throw new ControlError(400, "'" + name + "' is missing: give a number from " + least + " to " + most);
        }
        return within(name, body.path(name).asText(), least, most);
    }

    /** A number that may be left out. */
    static @Nullable Integer optional(JsonNode body, String name, int least, int most) {
        return body.hasNonNull(name) ? within(name, body.path(name).asText(), least, most) : null;
    }

    private static ControlError outside(String name, String text, int least, int most) {
        return new ControlError(
                400, "'" + name + "' is '" + text + "': give a whole number from " + least + " to " + most);
    }
}
