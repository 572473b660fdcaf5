package dev.guildhall.simulator.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.simulator.world.Snowflake;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Discord's objects by name, and whether a JSON tree is one. */
public final class Fields {
    private static final Map<String, List<String>> EVENTS = Map.ofEntries(
            Map.entry("READY", List.of("ready")),
            Map.entry("RESUMED", List.of()),
            Map.entry("GUILD_CREATE", List.of("guild", "guild create")),
            Map.entry("GUILD_UPDATE", List.of("guild")),
            Map.entry("GUILD_DELETE", List.of("unavailable guild")),
            Map.entry("CHANNEL_CREATE", List.of("channel")),
            Map.entry("CHANNEL_UPDATE", List.of("channel", "guild channel")),
            Map.entry("CHANNEL_DELETE", List.of("channel", "guild channel")),
            Map.entry("CHANNEL_PINS_UPDATE", List.of("pins update")),
            Map.entry("THREAD_CREATE", List.of("thread")),
            Map.entry("THREAD_UPDATE", List.of("thread")),
            Map.entry("THREAD_DELETE", List.of("thread delete")),
            Map.entry("THREAD_MEMBERS_UPDATE", List.of("thread members update")),
            Map.entry("MESSAGE_CREATE", List.of("message")),
            Map.entry("MESSAGE_UPDATE", List.of("message")),
            Map.entry("MESSAGE_DELETE", List.of("message delete")),
            Map.entry("MESSAGE_DELETE_BULK", List.of("message delete bulk")),
            Map.entry("MESSAGE_REACTION_ADD", List.of("reaction add")),
            Map.entry("MESSAGE_REACTION_REMOVE", List.of("reaction remove")),
            Map.entry("TYPING_START", List.of("typing")),
            Map.entry("GUILD_MEMBER_ADD", List.of("member", "member event")),
            Map.entry("GUILD_MEMBER_UPDATE", List.of("member update")),
            Map.entry("GUILD_MEMBER_REMOVE", List.of("member remove")),
            Map.entry("GUILD_MEMBERS_CHUNK", List.of("chunk")),
            Map.entry("GUILD_ROLE_CREATE", List.of("role event")),
            Map.entry("GUILD_ROLE_UPDATE", List.of("role event")),
            Map.entry("GUILD_ROLE_DELETE", List.of("role delete")),
            Map.entry("GUILD_BAN_ADD", List.of("ban event")),
            Map.entry("GUILD_BAN_REMOVE", List.of("ban event")),
            Map.entry("WEBHOOKS_UPDATE", List.of("webhooks update")),
            Map.entry("GUILD_AUDIT_LOG_ENTRY_CREATE", List.of("audit log entry")),
            Map.entry("VOICE_STATE_UPDATE", List.of("voice state")),
            Map.entry("INTERACTION_CREATE", List.of("interaction")));

    private final Map<String, Map<String, String>> objects = new LinkedHashMap<>();

    /** Reads the objects from the tests' resources. */
    public static Fields documented() {
        try (InputStream in =
                Objects.requireNonNull(Fields.class.getResourceAsStream("/discord/fields.txt"), "fields.txt")) {
            return new Fields(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Fields(String text) {
        Map<String, String> current = Map.of();
        for (String line : text.lines().toList()) {
            if (line.startsWith("object ")) {
                current = new LinkedHashMap<>();
                objects.put(line.substring("object ".length()), current);
            } else if (!line.isBlank() && !line.startsWith("#")) {
                int colon = line.indexOf(": ");
                current.put(line.substring(0, colon), line.substring(colon + 2));
            }
        }
    }

    /** What is wrong with a dispatch, empty when nothing is. */
    public List<String> problemsOfEvent(JsonNode payload) {
        String name = payload.path("t").asText();
        List<String> kinds = EVENTS.get(name);
        if (kinds == null) {
            return List.of("no rules for the event " + name);
        }
        List<String> problems = new ArrayList<>();
        kinds.forEach(kind -> check(kind, payload.path("d"), name, problems));
        return problems;
    }

    /** What is wrong with an object of this name, empty when nothing is. */
    public List<String> problems(String type, JsonNode node) {
        List<String> problems = new ArrayList<>();
        if (!is(type, node, type, problems) && problems.isEmpty()) {
            problems.add(type + " is no " + type + ": " + node);
        }
        return problems;
    }

    private void check(String object, JsonNode node, String path, List<String> problems) {
        Map<String, String> fields = Objects.requireNonNull(objects.get(object), () -> "no object " + object);
        fields.forEach((field, types) -> {
            boolean optional = field.endsWith("?");
            String name = optional ? field.substring(0, field.length() - 1) : field;
            String where = path + "." + name;
            if (!node.has(name)) {
                if (!optional) {
                    problems.add(where + " is missing");
                }
                return;
            }
            List<String> found = new ArrayList<>();
            for (String type : types.split("\\|")) {
                List<String> within = new ArrayList<>();
                if (is(type, node.get(name), where, within)) {
                    return;
                }
                found.addAll(within);
            }
            problems.addAll(found.isEmpty() ? List.of(where + " is no " + types + ": " + node.get(name)) : found);
        });
    }

    private boolean is(String type, JsonNode node, String path, List<String> problems) {
        if (type.startsWith("list of ")) {
            return node.isArray() && all(type.substring("list of ".length()), node, path, problems);
        }
        if (type.startsWith("map of ")) {
            return node.isObject() && all(type.substring("map of ".length()), node, path, problems);
        }
        return switch (type) {
            case "any" -> true;
            case "null" -> node.isNull();
            case "text" -> node.isTextual();
            case "number" -> node.isNumber();
            case "integer" -> node.isIntegralNumber();
            case "boolean" -> node.isBoolean();
            case "id" -> node.isTextual() && Snowflake.isOne(node.asText());
            case "bits" -> node.isTextual() && node.asText().matches("\\d+");
            case "time" -> node.isTextual() && isTime(node.asText());
            default -> {
                if (node.isObject()) {
                    check(type, node, path, problems);
                }
                yield node.isObject() && problems.isEmpty();
            }
        };
    }

    private boolean all(String type, JsonNode nodes, String path, List<String> problems) {
        int index = 0;
        for (JsonNode each : nodes) {
            List<String> within = new ArrayList<>();
            if (!is(type, each, path + "[" + index + "]", within)) {
                problems.addAll(
                        within.isEmpty() ? List.of(path + "[" + index + "] is no " + type + ": " + each) : within);
            }
            index++;
        }
        return problems.isEmpty();
    }

    private static boolean isTime(String text) {
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeParseException other) {
            return false;
        }
    }
}
