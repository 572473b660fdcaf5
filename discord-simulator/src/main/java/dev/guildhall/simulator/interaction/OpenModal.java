package dev.guildhall.simulator.interaction;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.simulator.world.Message;
import dev.guildhall.simulator.world.Snowflake;
import org.jspecify.annotations.Nullable;

/**
 * A modal that somebody sees.
 *
 * @param message the message whose component led to it, null when a command did
 * @param trigger the metadata of the interaction that led to it
 */
public record OpenModal(
        JsonNode modal, Snowflake channel, @Nullable Message message, JsonNode trigger) {}
