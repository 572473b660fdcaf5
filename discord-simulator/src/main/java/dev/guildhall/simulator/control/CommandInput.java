package dev.guildhall.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.command.CommandStore;
import dev.guildhall.simulator.world.Channel;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.World;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** Turns the name and options that a person gives into the data of a command interaction. */
record CommandInput(World world, CommandStore commands, Lookup lookup) {
    private static final int SUB_COMMAND = 1;
    private static final int SUB_COMMAND_GROUP = 2;

    ObjectNode data(JsonNode body, Channel channel) {
        String named = Lookup.text(body, "command");
        String whole = (named.startsWith("/") ? named.substring(1) : named) + " "
                + body.path("subcommand").asText();
        Deque<String> words = new ArrayDeque<>(Arrays.asList(whole.trim().split("\\s+", -1)));
        List<ObjectNode> usable = commands.usableIn(channel.guild());
        if (usable.isEmpty()) {
            throw new ControlError(404, "there is no command '" + named + "': the bot has registered none");
        }
        ObjectNode command = Lookup.find(
                "command",
                words.removeFirst(),
                usable,
                each -> each.path("id").asText(),
                each -> each.path("name").asText());
        ObjectNode data = Json.object()
                .put("id", command.path("id").asText())
                .put("name", command.path("name").asText())
                .put("type", command.path("type").asInt());
        if (command.hasNonNull("guild_id")) {
            data.set("guild_id", command.get("guild_id"));
        }
        String focused = body.path("autocomplete").asBoolean() ? focused(body) : "";
        OptionValues values = new OptionValues(world, lookup, channel);
        data.set("options", options(command, words, body.path("options"), focused, values));
        if (!values.resolved().isEmpty()) {
            data.set("resolved", values.resolved());
        }
        return data;
    }

    private static String focused(JsonNode body) {
        if (body.hasNonNull("focused")) {
            return body.path("focused").asText();
        }
        List<String> names = new ArrayList<>();
        body.path("options").fieldNames().forEachRemaining(names::add);
        if (names.isEmpty()) {
            throw new ControlError(400, "'focused' is missing: name the option that is being typed");
        }
        return names.getLast();
    }

    private static ArrayNode options(
            JsonNode parent, Deque<String> words, JsonNode given, String focused, OptionValues values) {
        List<JsonNode> children = new ArrayList<>();
        for (JsonNode option : parent.path("options")) {
            int type = option.path("type").asInt();
            if (type == SUB_COMMAND || type == SUB_COMMAND_GROUP) {
                children.add(option);
            }
        }
        String name = parent.path("name").asText();
        if (children.isEmpty()) {
            if (!words.isEmpty()) {
                throw new ControlError(400, "'" + name + "' has no sub command '" + words.getFirst() + "'");
            }
            return values.convert(parent.path("options"), given, focused);
        }
        if (words.isEmpty()) {
            List<String> names =
                    children.stream().map(child -> child.path("name").asText()).toList();
            throw new ControlError(400, "'" + name + "' needs a sub command, one of " + names);
        }
        JsonNode child = Lookup.find(
                "sub command of " + name,
                words.removeFirst(),
                children,
                each -> "",
                each -> each.path("name").asText());
        ArrayNode nested = Json.array();
        nested.addObject()
                .put("name", child.path("name").asText())
                .put("type", child.path("type").asInt())
                .set("options", options(child, words, given, focused, values));
        return nested;
    }
}
