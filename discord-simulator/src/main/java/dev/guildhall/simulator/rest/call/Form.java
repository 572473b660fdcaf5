package dev.guildhall.simulator.rest.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Picture;
import dev.guildhall.simulator.world.Snowflake;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a body; what is wrong is collected, and thrown by {@link #check()}. */
public record Form(JsonNode body, FormErrors errors, String at) {
    public static Form of(Call call) {
        return new Form(call.object(), new FormErrors(), "");
    }

    public boolean has(String field) {
        return body.has(field);
    }

    /** The text of a field; {@code fallback} when it is absent, which for null means that it must be there. */
    public String text(String field, int least, int most, @Nullable String fallback) {
        if (!body.hasNonNull(field)) {
            if (fallback == null) {
                errors.required(at + field);
            }
            return fallback == null ? "" : fallback;
        }
        String text = body.path(field).asText();
        if (text.length() < least || text.length() > most) {
            errors.badLength(at + field, least, most);
        }
        return text;
    }

    /** A text that null clears. */
    public @Nullable String optionalText(String field, int most, @Nullable String fallback) {
        if (!body.has(field)) {
            return fallback;
        }
        return body.hasNonNull(field) && !body.path(field).asText().isEmpty() ? text(field, 1, most, "") : null;
    }

    public int number(String field, int least, int most, int fallback) {
        if (!body.hasNonNull(field)) {
            return fallback;
        }
        JsonNode node = body.path(field);
        String text = node.asText();
        if (!text.matches("-?\\d{1,9}")) {
            errors.add(at + field, "NUMBER_TYPE_COERCE", "Value \"" + text + "\" is not int.");
            return fallback;
        }
        int number = Integer.parseInt(text);
        if (number < least || number > most) {
            errors.add(
                    at + field,
                    number < least ? "NUMBER_TYPE_MIN" : "NUMBER_TYPE_MAX",
                    "int value should be "
                            + (number < least ? "greater than or equal to " + least : "less than or equal to " + most)
                            + ".");
        }
        return number;
    }

    public boolean flag(String field, boolean fallback) {
        return body.hasNonNull(field) ? body.path(field).asBoolean() : fallback;
    }

    /** Permission bits, a decimal text. */
    public long bits(String field, long fallback) {
        if (!body.hasNonNull(field)) {
            return fallback;
        }
        String text = body.path(field).asText();
        if (!text.matches("\\d{1,18}")) {
            errors.add(at + field, "NUMBER_TYPE_COERCE", "Value \"" + text + "\" is not int.");
            return fallback;
        }
        return Long.parseLong(text);
    }

    /** An id that null clears. */
    public @Nullable Snowflake id(String field, @Nullable Snowflake fallback) {
        if (!body.has(field)) {
            return fallback;
        }
        String text = body.path(field).asText();
        if (!body.hasNonNull(field)) {
            return null;
        }
        if (!Snowflake.isOne(text)) {
            errors.add(at + field, "NUMBER_TYPE_COERCE", "Value \"" + text + "\" is not snowflake.");
            return fallback;
        }
        return Snowflake.of(text);
    }

    /** A picture as a {@code data:} address, which null clears. */
    public @Nullable Picture picture(String field, @Nullable Picture fallback) {
        if (!body.has(field) || !body.hasNonNull(field)) {
            return body.has(field) ? null : fallback;
        }
        Optional<Picture> picture = Picture.of(body.path(field).asText());
        if (picture.isEmpty()) {
            errors.add(at + field, "IMAGE_INVALID", "Invalid image data");
        }
        return picture.orElse(fallback);
    }

    /** The ids of an array. */
    public List<Snowflake> ids(String field) {
        var ids = new ArrayList<Snowflake>();
        int index = 0;
        for (JsonNode each : body.path(field)) {
            if (Snowflake.isOne(each.asText())) {
                ids.add(Snowflake.of(each.asText()));
            } else {
                errors.add(
                        at + field + "." + index,
                        "NUMBER_TYPE_COERCE",
                        "Value \"" + each.asText() + "\" is not snowflake.");
            }
            index++;
        }
        return ids;
    }

    public int oneOf(String field, Set<Integer> allowed, int fallback) {
        int number = number(field, Integer.MIN_VALUE, Integer.MAX_VALUE, fallback);
        if (!allowed.contains(number)) {
            errors.choices(at + field, allowed);
        }
        return number;
    }

    /** Those of the fields that are there, as they are. */
    public ObjectNode only(List<String> fields) {
        ObjectNode node = Json.object();
        fields.forEach(field -> Optional.ofNullable(body.get(field)).ifPresent(value -> node.set(field, value)));
        return node;
    }

    public void check() {
        errors.throwIfAny();
    }
}
