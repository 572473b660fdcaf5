package dev.guildhall.simulator.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Checks JSON against the part of JSON Schema that the scenario's schema uses: type, properties, required,
 * additionalProperties, items, enum, pattern, lengths, bounds, and references within the schema.
 */
final class SchemaCheck {
    private final JsonNode schema;
    private final List<String> errors;

    SchemaCheck(JsonNode schema, List<String> errors) {
        this.schema = schema;
        this.errors = errors;
    }

    void check(JsonNode value) {
        check(value, schema, "");
    }

    private void check(JsonNode value, JsonNode rule, String at) {
        if (rule.has("$ref")) {
            check(value, schema.at(rule.path("$ref").asText().substring(1)), at);
            return;
        }
        String type = rule.path("type").asText();
        if (!type.isEmpty() && !is(value, type)) {
            wrong(at, "is " + value.getNodeType().name().toLowerCase(Locale.ROOT) + ": give " + type);
            return;
        }
        switch (type) {
            case "object" -> object(value, rule, at);
            case "array" -> {
                int index = 0;
                for (JsonNode each : value) {
                    check(each, rule.path("items"), at + "[" + index++ + "]");
                }
            }
            case "string" -> text(value.asText(), rule, at);
            case "integer" -> number(value.asLong(), rule, at);
            default -> {}
        }
    }

    private static boolean is(JsonNode value, String type) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "boolean" -> value.isBoolean();
            default -> throw new IllegalStateException("the schema names the type '" + type + "', which is not known");
        };
    }

    private void object(JsonNode value, JsonNode rule, String at) {
        rule.path("required").forEach(field -> {
            if (!value.has(field.asText())) {
                wrong(join(at, field.asText()), "is missing");
            }
        });
        value.properties().forEach(entry -> {
            JsonNode known = rule.path("properties").path(entry.getKey());
            if (!known.isMissingNode()) {
                check(entry.getValue(), known, join(at, entry.getKey()));
            } else if (rule.has("additionalProperties")
                    && !rule.path("additionalProperties").asBoolean()) {
                List<String> names = new ArrayList<>();
                rule.path("properties").fieldNames().forEachRemaining(names::add);
                wrong(join(at, entry.getKey()), "is unknown; there are: " + String.join(", ", names));
            }
        });
    }

    private void text(String text, JsonNode rule, String at) {
        if (rule.has("enum")) {
            List<String> allowed = new ArrayList<>();
            rule.path("enum").forEach(each -> allowed.add(each.asText()));
            if (!allowed.contains(text)) {
                wrong(at, "is '" + text + "': give one of " + String.join(", ", allowed));
            }
        }
        if (rule.has("pattern") && !text.matches(rule.path("pattern").asText())) {
            wrong(
                    at,
                    "is '" + text + "': it has to look like "
                            + rule.path("pattern").asText());
        }
        int least = rule.path("minLength").asInt(0);
        int most = rule.path("maxLength").asInt(Integer.MAX_VALUE);
        if (text.length() < least || text.length() > most) {
            wrong(at, "has " + text.length() + " characters: give " + least + " to " + most);
        }
    }

    private void number(long number, JsonNode rule, String at) {
        long least = rule.path("minimum").asLong(Long.MIN_VALUE);
        long most = rule.path("maximum").asLong(Long.MAX_VALUE);
        if (number < least || number > most) {
            wrong(at, "is " + number + ": give " + least + " to " + most);
        }
    }

    private void wrong(String at, String what) {
        errors.add((at.isEmpty() ? "the whole" : at) + " " + what);
    }

    private static String join(String at, String field) {
        return at.isEmpty() ? field : at + "." + field;
    }
}
