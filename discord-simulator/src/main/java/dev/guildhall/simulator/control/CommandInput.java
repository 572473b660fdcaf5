package dev.guildhall.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.command.CommandStore;
import dev.guildhall.simulator.world.Channel;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Person;
import dev.guildhall.simulator.world.Upload;
import dev.guildhall.simulator.world.World;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** Turns the name and options that a person gives into the data of a command interaction. */
record CommandInput(World world, CommandStore commands, Lookup lookup, List<Upload> files) {
    private static final int SLASH = 1;
    private static final int OF_USER = 2;
    private static final int SUB_COMMAND = 1;
    private static final int SUB_COMMAND_GROUP = 2;

    ObjectNode data(JsonNode body, Channel channel, Person person) {
        String named = Lookup.text(body, "command").replaceFirst("^/", "");
        List<ObjectNode> usable = commands.usableIn(channel.guild());
        if (usable.isEmpty()) {
            throw new ControlError(404, "there is no command '" + named + "': the bot has registered none");
        }
        Deque<String> words = new ArrayDeque<>();
        ObjectNode command = body.hasNonNull("target")
                ? of(
                        named,
                        usable.stream()
                                .filter(each -> each.path("type").asInt() != SLASH)
                                .toList())
                : slash(body, named, usable, words);
        if (!body.path("force").asBoolean()) {
            requirePermitted(command, channel, person);
        }
        ObjectNode data = Json.object()
                .put("id", command.path("id").asText())
                .put("name", command.path("name").asText())
                .put("type", command.path("type").asInt());
        if (command.hasNonNull("guild_id")) {
            data.set("guild_id", command.get("guild_id"));
        }
        OptionValues values = new OptionValues(world, lookup, channel, files);
        if (body.hasNonNull("target")) {
            data.put(
                    "target_id",
                    values.target(
                            command.path("type").asInt() == OF_USER,
                            body.path("target").asText()));
        } else {
            String focused = body.path("autocomplete").asBoolean() ? focused(body) : "";
            data.set("options", options(command, words, body.path("options"), focused, values));
        }
        if (!values.resolved().isEmpty()) {
            data.set("resolved", values.resolved());
        }
        return data;
    }

    private static ObjectNode slash(JsonNode body, String named, List<ObjectNode> usable, Deque<String> words) {
        String whole = named + " " + body.path("subcommand").asText();
        words.addAll(Arrays.asList(whole.trim().split("\\s+", -1)));
        List<ObjectNode> called = usable.stream()
                .filter(each -> each.path("name").asText().equalsIgnoreCase(words.getFirst())
                        || each.path("name").asText().equalsIgnoreCase(named))
                .toList();
        // A slash command and an entry of a menu may have the same name.
        if (!called.isEmpty()
                && called.stream().allMatch(each -> each.path("type").asInt() != SLASH)) {
            throw new ControlError(400, "'target' is missing: '" + named + "' is used on a member or a message");
        }
        return of(
                words.removeFirst(),
                usable.stream()
                        .filter(each -> each.path("type").asInt() == SLASH)
                        .toList());
    }

    private static ObjectNode of(String name, List<ObjectNode> among) {
        return Lookup.find(
                "command",
                name,
                among,
                each -> each.path("id").asText(),
                each -> each.path("name").asText());
    }

    private void requirePermitted(ObjectNode command, Channel channel, Person person) {
        Guild guild = channel.guildId().flatMap(world::guild).orElse(null);
        if (guild == null) {
            return;
        }
        String refusal = guild.member(person.id())
                .map(member -> commands.permissions().refusal(command, guild, member, channel))
                .orElse(null);
        if (refusal != null) {
            throw new ControlError(
                    403,
                    person.name() + " may not use '" + command.path("name").asText() + "': " + refusal
                            + " (\"force\": true lets it through, to test the bot's own check)");
        }
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
