package dev.guildhall.simulator.rest.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.interaction.Interaction;
import dev.guildhall.simulator.interaction.InteractionKind;
import dev.guildhall.simulator.interaction.InteractionMetadata;
import dev.guildhall.simulator.rest.message.MessageForm;
import dev.guildhall.simulator.world.Channel;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Message;
import dev.guildhall.simulator.world.MessageDraft;
import dev.guildhall.simulator.world.Snowflake;
import dev.guildhall.simulator.world.World;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the messages with which a bot answers an interaction. */
public record Answering(World world) {
    private static final int ANSWER_TO_COMMAND = 20;
    private static final int REPLY = 19;

    /** The first answer. */
    public Message first(Interaction interaction, MessageForm form, boolean ephemeral, boolean loading) {
        int flags = (ephemeral ? Message.EPHEMERAL : 0) | (loading ? Message.LOADING : 0);
        boolean command = interaction.request().kind() == InteractionKind.COMMAND;
        Message source = interaction.request().message();
        return world.messages()
                .post(draft(
                        interaction,
                        form,
                        command ? ANSWER_TO_COMMAND : source == null ? 0 : REPLY,
                        flags,
                        source == null ? null : source.id(),
                        ephemeral,
                        InteractionMetadata.of(interaction)));
    }

    /** A further answer, shown as a reply to the first. */
    public Message followUp(Interaction interaction, MessageForm form, boolean ephemeral) {
        Message message = world.messages()
                .post(draft(
                        interaction,
                        form,
                        REPLY,
                        ephemeral ? Message.EPHEMERAL : 0,
                        interaction.original().orElse(null),
                        ephemeral,
                        InteractionMetadata.ofFollowUp(interaction)));
        interaction.followed(message.id());
        return message;
    }

    private MessageDraft draft(
            Interaction interaction,
            MessageForm form,
            int type,
            int flags,
            @Nullable Snowflake replyTo,
            boolean ephemeral,
            ObjectNode metadata) {
        Channel channel = interaction.request().channel();
        Snowflake person = interaction.request().person().id();
        return form.draft(
                channel,
                world.bot().id(),
                type,
                flags,
                replyTo,
                ephemeral ? person : null,
                told(interaction, metadata));
    }

    private ObjectNode told(Interaction interaction, ObjectNode metadata) {
        String bot = world.bot().id().toString();
        ObjectNode extra = Json.object().put("application_id", bot).put("webhook_id", bot);
        extra.set("interaction_metadata", metadata);
        if (interaction.request().kind() == InteractionKind.COMMAND) {
            extra.set("interaction", InteractionMetadata.older(interaction));
        }
        return extra;
    }

    /** A form without content, as a deferred answer has. */
    public static MessageForm empty() {
        return new MessageForm(Json.object(), List.of());
    }
}
