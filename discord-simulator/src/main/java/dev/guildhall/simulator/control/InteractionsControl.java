package dev.guildhall.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.command.CommandStore;
import dev.guildhall.simulator.interaction.Interaction;
import dev.guildhall.simulator.interaction.InteractionKind;
import dev.guildhall.simulator.interaction.InteractionRequest;
import dev.guildhall.simulator.interaction.Interactions;
import dev.guildhall.simulator.world.Channel;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Message;
import dev.guildhall.simulator.world.Snowflake;
import dev.guildhall.simulator.world.World;
import org.jspecify.annotations.Nullable;

/** Lets people run commands, press buttons, and fill in what the bot asks. */
record InteractionsControl(World world, Lookup lookup, CommandStore commands, Interactions interactions) {
    private static final int LONGEST_WAIT = 20_000;

    JsonNode begin(JsonNode body) throws InterruptedException {
        InteractionRequest request = request(body, lookup.place(body));
        int wait = Numbers.within(body, "waitMillis", LONGEST_WAIT, 0, LONGEST_WAIT);
        Interaction interaction = interactions
                .begin(request)
                .orElseThrow(() -> new ControlError(
                        503, "the bot is not connected: no session serves this guild's shard at the moment"));
        boolean answered = interaction.awaitFirst(interactions.deadline().toMillis());
        boolean complete = answered && interaction.awaitComplete(Math.max(0, wait - interaction.ageMillis()));
        return outcome(interaction, answered, complete);
    }

    private JsonNode outcome(Interaction interaction, boolean answered, boolean complete) {
        ObjectNode node = Json.object()
                .put("interactionId", interaction.id().toString())
                .put("status", !answered ? "failed" : complete ? "answered" : "deferred")
                .put("deferred", interaction.isDeferred())
                .put("ephemeral", interaction.isEphemeral());
        node.set(
                "messages",
                Json.array(interaction.messages().stream()
                        .flatMap(id ->
                                world.message(interaction.request().channel().id(), id).stream())
                        .map(MessageView::of)
                        .toList()));
        node.put("elapsedMillis", interaction.ageMillis());
        if (!answered) {
            node.put("error", "The application did not respond");
        }
        interaction.result().ifPresent(result -> node.set("result", result));
        return node;
    }

    private InteractionRequest request(JsonNode body, Lookup.Place place) {
        Channel channel = place.channel();
        if (body.hasNonNull("command")) {
            boolean typing = body.path("autocomplete").asBoolean();
            return new InteractionRequest(
                    typing ? InteractionKind.AUTOCOMPLETE : InteractionKind.COMMAND,
                    channel,
                    place.author(),
                    new CommandInput(world, commands, lookup).data(body, channel),
                    null);
        }
        if (!body.hasNonNull("customId")) {
            throw new ControlError(400, "give 'command', or 'message' and 'customId' of a component, or of a modal");
        }
        ObjectNode data = Json.object().put("custom_id", body.path("customId").asText());
        if (body.hasNonNull("fields")) {
            fields(body.path("fields"), data);
            return new InteractionRequest(
                    InteractionKind.MODAL, channel, place.author(), data, message(body, channel, false));
        }
        Message message = message(body, channel, true);
        data.put("component_type", componentType(message, body.path("customId").asText()));
        if (body.has("values")) {
            data.set("values", body.get("values"));
        }
        return new InteractionRequest(InteractionKind.COMPONENT, channel, place.author(), data, message);
    }

    private static void fields(JsonNode fields, ObjectNode data) {
        var rows = data.putArray("components");
        fields.properties()
                .forEach(field -> rows.addObject()
                        .put("type", 1)
                        .putArray("components")
                        .addObject()
                        .put("type", 4)
                        .put("custom_id", field.getKey())
                        .set("value", field.getValue()));
    }

    private @Nullable Message message(JsonNode body, Channel channel, boolean required) {
        String id = body.path("message").asText();
        Message message = Snowflake.isOne(id)
                ? world.message(channel.id(), Snowflake.of(id)).orElse(null)
                : null;
        if (message == null && required) {
            throw new ControlError(404, "there is no message '" + id + "' in this channel");
        }
        return message;
    }

    private static int componentType(@Nullable Message message, String customId) {
        JsonNode found = message == null ? null : find(message.wire().path("components"), customId);
        if (found == null) {
            throw new ControlError(404, "the message has no component with the custom id '" + customId + "'");
        }
        if (found.path("disabled").asBoolean()) {
            throw new ControlError(400, "the component '" + customId + "' is disabled");
        }
        return found.path("type").asInt();
    }

    private static @Nullable JsonNode find(JsonNode node, String customId) {
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
