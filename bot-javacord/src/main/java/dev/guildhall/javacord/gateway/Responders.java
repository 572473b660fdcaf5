package dev.guildhall.javacord.gateway;

import dev.guildhall.javacord.rest.Interaction;
import dev.guildhall.spi.id.MessageId;

/** Makes the way back to an interaction. Thread-safe. */
@FunctionalInterface
public interface Responders {

    /**
     * The interaction, to be answered.
     *
     * @param interaction its id, which is a snowflake like a message's
     * @param application whose interaction it is
     * @param token that lets its holder answer
     */
    Interaction to(MessageId interaction, MessageId application, String token);
}
