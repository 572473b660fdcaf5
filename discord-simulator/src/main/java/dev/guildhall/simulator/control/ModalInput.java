package dev.guildhall.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.world.Channel;
import dev.guildhall.simulator.world.Components;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Upload;
import dev.guildhall.simulator.world.World;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Turns what a person fills in into the data of a modal's submission, in the modal's own shape. */
record ModalInput(World world, Lookup lookup, List<Upload> files) {
    private static final int ROW = 1;
    private static final int TEXT_INPUT = 4;
    private static final int LABEL = 18;
    private static final int FILE_UPLOAD = 19;

    ObjectNode data(JsonNode modal, JsonNode fields, Channel channel) {
        ObjectNode data = Json.object().put("custom_id", modal.path("custom_id").asText());
        ArrayNode components = data.putArray("components");
        Set<String> unknown = new TreeSet<>();
        fields.fieldNames().forEachRemaining(unknown::add);
        Set<String> known = new TreeSet<>();
        OptionValues values = new OptionValues(world, lookup, channel, files);
        for (JsonNode each : Components.numbered((ArrayNode) modal.path("components"))) {
            ObjectNode node = components
                    .addObject()
                    .put("type", each.path("type").asInt())
                    .put("id", each.path("id").asInt());
            if (each.path("type").asInt() == ROW) {
                JsonNode input = each.path("components").path(0);
                known.add(input.path("custom_id").asText());
                node.putArray("components").add(filled(input, fields, values));
            } else if (each.path("type").asInt() == LABEL) {
                JsonNode input = each.path("component");
                known.add(input.path("custom_id").asText());
                node.set("component", filled(input, fields, values));
            }
        }
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new ControlError(400, "the modal has no fields " + unknown + "; it has: " + known);
        }
        if (!values.resolved().isEmpty()) {
            data.set("resolved", values.resolved());
        }
        return data;
    }

    private static ArrayNode uploaded(JsonNode input, JsonNode given, boolean required, OptionValues values) {
        String customId = input.path("custom_id").asText();
        ArrayNode ids = Json.array();
        JsonNode names = given.isTextual() ? Json.array().add(given) : given;
        names.forEach(name -> ids.add(values.file(customId, name.asText())));
        int least = required ? input.path("min_values").asInt(1) : 0;
        int most = input.path("max_values").asInt(1);
        if (ids.size() < least || ids.size() > most) {
            throw new ControlError(
                    400, "the field '" + customId + "' has " + ids.size() + " files: give " + least + " to " + most);
        }
        return ids;
    }

    private static ObjectNode filled(JsonNode input, JsonNode fields, OptionValues values) {
        String customId = input.path("custom_id").asText();
        int type = input.path("type").asInt();
        boolean required = input.path("required").asBoolean(true);
        ObjectNode node = Json.object()
                .put("type", type)
                .put("id", input.path("id").asInt())
                .put("custom_id", customId);
        JsonNode given = fields.path(customId);
        if (type == TEXT_INPUT) {
            String text = given.isMissingNode() ? input.path("value").asText() : given.asText();
            int least = Math.max(input.path("min_length").asInt(0), required ? 1 : 0);
            int most = input.path("max_length").asInt(4000);
            boolean leftOut = text.isEmpty() && !required;
            if (!leftOut && (text.length() < least || text.length() > most)) {
                throw new ControlError(
                        400,
                        "the field '" + customId + "' has " + text.length() + " characters: give " + least + " to "
                                + most);
            }
            return node.put("value", text);
        }
        if (ModalChoices.TYPES.contains(type)) {
            return node.setAll(ModalChoices.filled(input, given));
        }
        if (type == FILE_UPLOAD) {
            return node.set("values", uploaded(input, given, required, values));
        }
        boolean leftOut = given.isEmpty() && !given.isTextual() && !required;
        node.set("values", leftOut ? Json.array() : ComponentInput.chosen(input, given, values));
        return node;
    }
}
