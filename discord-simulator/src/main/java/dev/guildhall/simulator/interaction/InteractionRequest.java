package dev.guildhall.simulator.interaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.world.Channel;
import dev.guildhall.simulator.world.Message;
import dev.guildhall.simulator.world.Person;
import org.jspecify.annotations.Nullable;

/**
 * What a person starts.
 *
 * @param data Discord's interaction data
 * @param message the message whose component was used, else null
 * @param trigger what the message's {@code interaction_metadata} tells of the interaction that led to a modal, else null
 */
public record InteractionRequest(
        InteractionKind kind,
        Channel channel,
        Person person,
        ObjectNode data,
        @Nullable Message message,
        @Nullable JsonNode trigger) {

    /** What no modal led to. */
    public InteractionRequest(
            InteractionKind kind, Channel channel, Person person, ObjectNode data, @Nullable Message message) {
        this(kind, channel, person, data, message, null);
    }
}
