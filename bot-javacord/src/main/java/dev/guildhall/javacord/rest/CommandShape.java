package dev.guildhall.javacord.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * What matters of a command, so that ours and Discord's can be compared: Discord adds ids and versions, leaves defaults out,
 * and keeps the commands in an order of its own.
 */
record CommandShape(
        int type,
        String name,
        String description,
        Map<String, String> names,
        Map<String, String> descriptions,
        String permissions,
        Set<Integer> contexts,
        List<OptionShape> options) {

    /** What matters of an option, a subcommand being one too. */
    record OptionShape(
            int type,
            String name,
            String description,
            Map<String, String> descriptions,
            boolean required,
            boolean autocomplete,
            List<Map.Entry<String, String>> choices,
            String minimum,
            String maximum,
            List<OptionShape> options) {

        static OptionShape of(JsonNode json) {
            return new OptionShape(
                    json.path("type").asInt(),
                    json.path("name").asText(),
                    json.path("description").asText(),
                    texts(json.path("description_localizations")),
                    json.path("required").asBoolean(false),
                    json.path("autocomplete").asBoolean(false),
                    elements(json.path("choices")).stream()
                            .map(choice -> Map.entry(
                                    choice.path("name").asText(),
                                    choice.path("value").asText()))
                            .toList(),
                    number(json.path("min_value")),
                    number(json.path("max_value")),
                    elements(json.path("options")).stream().map(OptionShape::of).toList());
        }

        private static String number(JsonNode json) {
            // Discord may send 1.0 for 1.
            return json.isNumber()
                    ? new BigDecimal(json.asText()).stripTrailingZeros().toPlainString()
                    : "";
        }
    }

    static Map<String, CommandShape> of(JsonNode commands) {
        Map<String, CommandShape> shapes = new HashMap<>();
        for (JsonNode command : commands) {
            CommandShape shape = one(command);
            shapes.put(shape.type() + " " + shape.name(), shape);
        }
        return shapes;
    }

    private static CommandShape one(JsonNode json) {
        Set<Integer> contexts = new HashSet<>();
        json.path("contexts").forEach(context -> contexts.add(context.asInt()));
        return new CommandShape(
                json.path("type").asInt(1),
                json.path("name").asText(),
                json.path("description").asText(),
                texts(json.path("name_localizations")),
                texts(json.path("description_localizations")),
                json.path("default_member_permissions").asText("").replace("null", ""),
                contexts,
                elements(json.path("options")).stream().map(OptionShape::of).toList());
    }

    private static Map<String, String> texts(JsonNode byLanguage) {
        Map<String, String> texts = new HashMap<>();
        byLanguage
                .properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }

    private static List<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
