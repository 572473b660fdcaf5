package dev.guildhall.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.command.CommandStore;
import dev.guildhall.simulator.interaction.Interaction;
import dev.guildhall.simulator.interaction.InteractionKind;
import dev.guildhall.simulator.interaction.InteractionRequest;
import dev.guildhall.simulator.interaction.Interactions;
import dev.guildhall.simulator.interaction.OpenModal;
import dev.guildhall.simulator.world.Channel;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Message;
import dev.guildhall.simulator.world.Snowflake;
import dev.guildhall.simulator.world.Upload;
import dev.guildhall.simulator.world.World;
import java.util.List;

/** Lets people run commands, press buttons, and fill in what the bot asks. */
record InteractionsControl(World world, Lookup lookup, CommandStore commands, Interactions interactions) {
    private static final int LONGEST_WAIT = 20_000;

    JsonNode begin(JsonNode body, List<Upload> files) throws InterruptedException {
        InteractionRequest request = request(body, lookup.place(body), files);
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
                        .flatMap(id -> world
                                .messages()
                                .find(interaction.request().channel().id(), id)
                                .stream())
                        .map(message -> MessageView.of(message, world.polls()))
                        .toList()));
        node.put("elapsedMillis", interaction.ageMillis());
        if (!answered) {
            node.put("error", "The application did not respond");
        }
        interaction.result().ifPresent(result -> node.set("result", result));
        return node;
    }

    private InteractionRequest request(JsonNode body, Lookup.Place place, List<Upload> files) {
        Channel channel = place.channel();
        if (body.hasNonNull("command")) {
            boolean typing = body.path("autocomplete").asBoolean();
            return new InteractionRequest(
                    typing ? InteractionKind.AUTOCOMPLETE : InteractionKind.COMMAND,
                    channel,
                    place.author(),
                    new CommandInput(world, commands, lookup, files).data(body, channel, place.author()),
                    null);
        }
        if (!body.hasNonNull("customId")) {
            throw new ControlError(400, "give 'command', or 'message' and 'customId' of a component, or of a modal");
        }
        if (body.hasNonNull("fields")) {
            return modal(body, place, files);
        }
        Message message = lookup.message(channel, body);
        ObjectNode data = new ComponentInput(world, lookup).data(body, message, channel);
        return new InteractionRequest(InteractionKind.COMPONENT, channel, place.author(), data, message);
    }

    private InteractionRequest modal(JsonNode body, Lookup.Place place, List<Upload> files) {
        Channel channel = place.channel();
        String customId = body.path("customId").asText();
        OpenModal open = interactions
                .modal(place.author().id(), channel.id(), customId)
                .orElseThrow(() -> new ControlError(
                        404,
                        place.author().name() + " has no modal '" + customId + "' open here: only what the bot has"
                                + " shown in answer to an interaction can be submitted"));
        ObjectNode data = new ModalInput(world, lookup, files).data(open.modal(), body.path("fields"), channel);
        return new InteractionRequest(
                InteractionKind.MODAL, channel, place.author(), data, open.message(), open.trigger());
    }

    /** Sets what a guild's administrators set about who may use a command, or all commands when none is named. */
    JsonNode permit(JsonNode body) {
        Guild guild = lookup.guild(Lookup.text(body, "guild"));
        Snowflake command = world.bot().id();
        if (body.hasNonNull("command")) {
            command = Snowflake.of(Lookup.find(
                            "command",
                            Lookup.text(body, "command"),
                            commands.usableIn(guild.id()),
                            each -> each.path("id").asText(),
                            each -> each.path("name").asText())
                    .path("id")
                    .asText());
        }
        for (JsonNode entry : body.path("permissions")) {
            if (!Snowflake.isOne(entry.path("id").asText())
                    || !entry.path("permission").isBoolean()) {
                throw new ControlError(
                        400,
                        "'permissions' has " + entry + ": give {\"id\", \"type\": 1 role, 2 person or 3 channel,"
                                + " \"permission\": true or false}");
            }
        }
        return commands.permissions().set(guild, command, body.path("permissions"));
    }
}
