package dev.guildhall.core.discord;

import dev.guildhall.spi.id.MessageId;
import dev.guildhall.spi.message.MessageBody;
import java.util.Optional;

/**
 * A message to a channel.
 *
 * @param answersTo shown as the message that this one answers; one that was deleted meanwhile does no harm
 * @param nonce at most 25 characters: Discord sends a message of the same nonce only once within some minutes
 */
public record OutgoingMessage(SignedBody signed, Optional<MessageId> answersTo, Optional<String> nonce) {

    public OutgoingMessage {
        if (nonce.isPresent() && nonce.get().length() > 25) {
            throw new IllegalArgumentException("nonce \"" + nonce.get() + "\" has more than 25 characters");
        }
    }

    /** A message without buttons and selects that lead to actions. */
    public OutgoingMessage(MessageBody body, Optional<MessageId> answersTo, Optional<String> nonce) {
        this(SignedBody.plain(body), answersTo, nonce);
    }

    /** As {@link #OutgoingMessage(MessageBody, Optional, Optional)}. */
    public static OutgoingMessage of(MessageBody body) {
        return new OutgoingMessage(body, Optional.empty(), Optional.empty());
    }

    /** What it says. */
    public MessageBody body() {
        return signed.body();
    }
}
