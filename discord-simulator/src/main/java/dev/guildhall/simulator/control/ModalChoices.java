package dev.guildhall.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.world.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a person ticks in a modal: radio groups, groups of check boxes, and single ones. */
final class ModalChoices {
    private static final int RADIO_GROUP = 21;
    private static final int CHECKBOX_GROUP = 22;
    private static final int CHECKBOX = 23;

    /** The components that are filled in here. */
    static final Set<Integer> TYPES = Set.of(RADIO_GROUP, CHECKBOX_GROUP, CHECKBOX);

    private ModalChoices() {}

    /** {@code value} or {@code values}, as the component's submission has it; what is not given keeps its default. */
    static ObjectNode filled(JsonNode input, JsonNode given) {
        int type = input.path("type").asInt();
        if (type == CHECKBOX) {
            String ticked = given.asText(input.path("default").asText("false"));
            if (!ticked.equals("true") && !ticked.equals("false")) {
                throw new ControlError(400, "the field '" + name(input) + "' is '" + ticked + "': give true or false");
            }
            return Json.object().put("value", ticked.equals("true"));
        }
        List<String> chosen = chosen(input, given);
        boolean required = input.path("required").asBoolean(true);
        int most = type == RADIO_GROUP
                ? 1
                : input.path("max_values").asInt(input.path("options").size());
        int least = required ? input.path("min_values").asInt(1) : 0;
        if (chosen.size() > most || chosen.size() < least) {
            throw new ControlError(
                    400, "the field '" + name(input) + "' has " + chosen + " chosen: choose " + least + " to " + most);
        }
        if (type == RADIO_GROUP) {
            return Json.object().put("value", chosen.isEmpty() ? null : chosen.getFirst());
        }
        ArrayNode values = Json.array();
        chosen.forEach(values::add);
        return Json.object().set("values", values);
    }

    private static List<String> chosen(JsonNode input, JsonNode given) {
        List<String> chosen = new ArrayList<>();
        if (given.isMissingNode()) {
            for (JsonNode option : input.path("options")) {
                if (option.path("default").asBoolean()) {
                    chosen.add(option.path("value").asText());
                }
            }
        } else if (given.isArray()) {
            given.forEach(each -> chosen.add(ComponentInput.option(input, each.asText())));
        } else if (!given.isNull()) {
            chosen.add(ComponentInput.option(input, given.asText()));
        }
        return chosen;
    }

    private static String name(JsonNode input) {
        return input.path("custom_id").asText();
    }
}
