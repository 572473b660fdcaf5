package dev.guildhall.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** As much of JSON Schema as the schema of settings uses; any other word of it is an error. */
record SchemaCheck(JsonNode schema) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static SchemaCheck of(String schema) {
        try {
            return new SchemaCheck(JSON.readTree(schema));
        } catch (JsonProcessingException broken) {
            throw new AssertionError("the schema is no JSON: " + schema, broken);
        }
    }

    /** Where the file, read as any program reads YAML, does not fit. */
    List<String> problems(String yaml) {
        Object read = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        List<String> problems = new ArrayList<>();
        check(schema, JSON.valueToTree(read), "", problems);
        return problems;
    }

    private void check(JsonNode rule, JsonNode value, String at, List<String> problems) {
        rule.fieldNames().forEachRemaining(word -> {
            JsonNode wanted = rule.path(word);
            boolean fits = switch (word) {
                case "$schema", "$defs", "title", "description", "default" -> true;
                case "$ref" -> {
                    check(schema.at(wanted.asText().substring(1)), value, at, problems);
                    yield true;
                }
                case "type" -> fitsType(wanted, value);
                case "const" -> wanted.equals(value);
                case "enum" -> contains(wanted, value);
                case "anyOf" -> fitsAny(wanted, value, at);
                case "minimum" -> !value.isNumber() || value.decimalValue().compareTo(wanted.decimalValue()) >= 0;
                case "maximum" -> !value.isNumber() || value.decimalValue().compareTo(wanted.decimalValue()) <= 0;
                case "maxItems", "maxProperties" -> value.size() <= wanted.asInt();
                case "required" -> contains(JSON.valueToTree(names(value)), wanted.path(0));
                case "properties" -> {
                    names(value).stream()
                            .filter(wanted::has)
                            .forEach(name -> check(wanted.path(name), value.path(name), at + "/" + name, problems));
                    yield true;
                }
                case "additionalProperties" -> {
                    List<String> others = names(value).stream()
                            .filter(name -> !rule.path("properties").has(name))
                            .toList();
                    if (wanted.isObject()) {
                        others.forEach(name -> check(wanted, value.path(name), at + "/" + name, problems));
                    }
                    yield wanted.isObject() || others.isEmpty();
                }
                case "items" -> {
                    value.forEach(item -> check(wanted, item, at + "/-", problems));
                    yield true;
                }
                default -> throw new AssertionError("the schema says " + word + ", which is not checked here");
            };
            if (!fits) {
                problems.add(at + ": " + value + " is not of " + word + " " + wanted);
            }
        });
    }

    private boolean fitsAny(JsonNode rules, JsonNode value, String at) {
        for (JsonNode rule : rules) {
            List<String> problems = new ArrayList<>();
            check(rule, value, at, problems);
            if (problems.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static boolean fitsType(JsonNode types, JsonNode value) {
        if (!types.isArray()) {
            return fitsType(types.asText(), value);
        }
        for (JsonNode type : types) {
            if (fitsType(type.asText(), value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean fitsType(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "null" -> value.isNull();
            default -> throw new AssertionError("the schema has a type " + type);
        };
    }

    private static boolean contains(JsonNode list, JsonNode wanted) {
        for (JsonNode each : list) {
            if (each.equals(wanted)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> names(JsonNode value) {
        List<String> names = new ArrayList<>();
        value.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
