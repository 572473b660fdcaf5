package dev.guildhall.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.world.Channel;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Message;
import dev.guildhall.simulator.world.World;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns a press or a choice into the data of a component interaction, within what the component allows. */
record ComponentInput(World world, Lookup lookup) {
    private static final int BUTTON = 2;
    private static final int STRING_SELECT = 3;
    private static final int LINK = 5;

    ObjectNode data(JsonNode body, Message message, Channel channel) {
        String customId = Lookup.text(body, "customId");
        JsonNode component = find(message.wire().path("components"), customId);
        if (component == null) {
            throw new ControlError(404, "the message has no component with the custom id '" + customId + "'");
        }
        if (component.path("disabled").asBoolean()) {
            throw new ControlError(400, "the component '" + customId + "' is disabled");
        }
        int type = component.path("type").asInt();
        ObjectNode data = Json.object()
                .put("custom_id", customId)
                .put("component_type", type)
                .put("id", component.path("id").asInt());
        if (type == BUTTON) {
            if (component.path("style").asInt() >= LINK) {
                throw new ControlError(
                        400, "the button '" + customId + "' leads elsewhere: the bot hears nothing of it");
            }
            return data;
        }
        OptionValues values = new OptionValues(world, lookup, channel);
        data.set("values", chosen(component, body.path("values"), values));
        if (!values.resolved().isEmpty()) {
            data.set("resolved", values.resolved());
        }
        return data;
    }

    /** What was chosen in a menu, people, roles and channels by id or name. */
    static ArrayNode chosen(JsonNode select, JsonNode given, OptionValues values) {
        String customId = select.path("custom_id").asText();
        JsonNode list =
                given.isArray() || given.isMissingNode() ? given : Json.array().add(given);
        int least = select.path("min_values").asInt(1);
        int most = select.path("max_values").asInt(1);
        if (list.size() < least || list.size() > most) {
            throw new ControlError(
                    400,
                    "'values' of '" + customId + "' has " + list.size() + " entries: choose " + least + " to " + most);
        }
        ArrayNode chosen = Json.array();
        for (JsonNode each : list) {
            chosen.add(
                    select.path("type").asInt() == STRING_SELECT
                            ? option(select, each.asText())
                            : values.selected(select.path("type").asInt(), each.asText()));
        }
        return chosen;
    }

    static String option(JsonNode select, String named) {
        List<String> there = new ArrayList<>();
        for (JsonNode option : select.path("options")) {
            String value = option.path("value").asText();
            if (value.equals(named) || option.path("label").asText().equals(named)) {
                return value;
            }
            there.add(value);
        }
        throw new ControlError(
                400, "'" + select.path("custom_id").asText() + "' has no option '" + named + "'; it has: " + there);
    }

    /** The component with a custom id, however deep it stands. */
    static @Nullable JsonNode find(JsonNode node, String customId) {
        if (node.path("custom_id").asText().equals(customId)) {
            return node;
        }
        for (JsonNode child : node) {
            JsonNode found = child.isContainerNode() ? find(child, customId) : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
