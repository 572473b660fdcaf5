package dev.guildhall.simulator.interaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Message;
import dev.guildhall.simulator.world.Snowflake;
import dev.guildhall.simulator.world.Wire;

/** What a message tells of the interaction that led to it: {@code interaction_metadata}, and the older {@code interaction}. */
public final class InteractionMetadata {
    private static final int OF_USER = 2;
    private static final int OF_MESSAGE = 3;

    private InteractionMetadata() {}

    /** The message interaction metadata object of a first answer. */
    public static ObjectNode of(Interaction interaction) {
        InteractionRequest request = interaction.request();
        ObjectNode metadata = Json.object()
                .put("id", interaction.id().toString())
                .put("type", request.kind().number());
        metadata.set("user", Wire.user(request.person()));
        metadata.putObject("authorizing_integration_owners")
                .put("0", request.channel().guildId().map(Snowflake::toString).orElse("0"));
        switch (request.kind()) {
            case COMMAND, AUTOCOMPLETE -> ofCommand(interaction, metadata);
            case COMPONENT -> interacted(request, metadata);
            case MODAL -> {
                JsonNode trigger = request.trigger();
                if (trigger != null) {
                    metadata.set("triggering_interaction_metadata", trigger);
                }
            }
        }
        return metadata;
    }

    /** The same on a further answer, which names the first. */
    public static ObjectNode ofFollowUp(Interaction interaction) {
        ObjectNode metadata = of(interaction);
        interaction.original().ifPresent(id -> metadata.put("original_response_message_id", id.toString()));
        return metadata;
    }

    private static void ofCommand(Interaction interaction, ObjectNode metadata) {
        JsonNode data = interaction.request().data();
        int type = data.path("type").asInt();
        metadata.put("name", interaction.commandName()).put("command_type", type);
        String target = data.path("target_id").asText();
        if (type == OF_USER) {
            metadata.set("target_user", data.path("resolved").path("users").path(target));
        } else if (type == OF_MESSAGE) {
            metadata.put("target_message_id", target);
        }
    }

    private static void interacted(InteractionRequest request, ObjectNode metadata) {
        Message message = request.message();
        if (message != null) {
            metadata.put("interacted_message_id", message.id().toString());
        }
    }

    /** The message interaction object, which Discord still sends for commands. */
    public static ObjectNode older(Interaction interaction) {
        return Json.object()
                .put("id", interaction.id().toString())
                .put("type", interaction.request().kind().number())
                .put("name", interaction.commandName())
                .set("user", Wire.user(interaction.request().person()));
    }
}
