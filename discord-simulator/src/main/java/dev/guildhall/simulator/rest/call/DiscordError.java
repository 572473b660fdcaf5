package dev.guildhall.simulator.rest.call;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.world.Json;
import org.jspecify.annotations.Nullable;

/** A refusal in Discord's shape: HTTP status, Discord's code, and for a malformed body the paths of what is wrong. */
public final class DiscordError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final int code;
    private final transient @Nullable ObjectNode errors;

    public DiscordError(int status, int code, String message) {
        this(status, code, message, null);
    }

    private DiscordError(int status, int code, String message, @Nullable ObjectNode errors) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.errors = errors;
    }

    /** Something that does not exist, such as 10003 "Unknown Channel". */
    public static DiscordError unknown(int code, String message) {
        return new DiscordError(404, code, message);
    }

    /** A malformed body (50035). */
    public static DiscordError invalidForm(ObjectNode errors) {
        return new DiscordError(400, 50035, "Invalid Form Body", errors);
    }

    public int status() {
        return status;
    }

    public ObjectNode wire() {
        ObjectNode node = Json.object().put("message", getMessage()).put("code", code);
        if (errors != null) {
            node.set("errors", errors);
        }
        return node;
    }
}
