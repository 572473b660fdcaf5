package dev.guildhall.simulator.rest.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Snowflake;
import io.javalin.http.Context;
import java.util.Optional;

/** One request, with the parts of its path and its body read the way Discord reads them. */
public record Call(Context context) {

    /** An id in the path. */
    public Snowflake id(String name) {
        String text = context.pathParam(name);
        if (!Snowflake.isOne(text)) {
            FormErrors errors = new FormErrors();
            errors.add(name + "_id", "NUMBER_TYPE_COERCE", "Value \"" + text + "\" is not snowflake.");
            errors.throwIfAny();
        }
        return Snowflake.of(text);
    }

    public String path(String name) {
        return context.pathParam(name);
    }

    public Optional<String> query(String name) {
        return Optional.ofNullable(context.queryParam(name));
    }

    /** A truth value in the query, in each of the ways in which Discord takes it. */
    public boolean flag(String name) {
        return query(name)
                .filter(text -> text.equalsIgnoreCase("true") || text.equals("1"))
                .isPresent();
    }

    /** A number in the query within bounds. */
    public int number(String name, int fallback, int least, int most) {
        return query(name)
                .map(text -> {
                    FormErrors errors = new FormErrors();
                    if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
                        errors.add(
                                name,
                                "NUMBER_TYPE_COERCE",
                                "Value \"" + text + "\" should be between " + least + " and " + most + ".");
                    }
                    errors.throwIfAny();
                    return Integer.parseInt(text);
                })
                .orElse(fallback);
    }

    /** The body as any JSON. */
    public JsonNode json() {
        try {
            return Json.parse(context.body());
        } catch (IllegalArgumentException malformed) {
            throw new DiscordError(400, 50109, "The request body contains invalid JSON.");
        }
    }

    /** The body as an object; an empty body is an empty object. */
    public ObjectNode object() {
        if (context.body().isBlank()) {
            return Json.object();
        }
        if (json() instanceof ObjectNode object) {
            return object;
        }
        throw new DiscordError(400, 50109, "The request body contains invalid JSON.");
    }

    /** The token of a person, when it is not the bot that calls. */
    public Optional<String> bearer() {
        return Optional.ofNullable(context.header("Authorization"))
                .filter(header -> header.startsWith("Bearer "))
                .map(header -> header.substring("Bearer ".length()));
    }

    public boolean isMultipart() {
        String type = context.contentType();
        return type != null && type.startsWith("multipart/form-data");
    }
}
