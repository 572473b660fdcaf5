package dev.guildhall.javacord.rest;

import dev.guildhall.core.discord.Responder;
import dev.guildhall.core.discord.SignedBody;
import dev.guildhall.core.discord.SignedResponse;
import java.util.List;

/** Answers a command with a message. For one thread at a time. */
final class CommandResponder implements Responder {

    private static final int MESSAGE = 4;
    private static final int DEFERRED_MESSAGE = 5;

    private final Interaction interaction;
    private boolean acknowledged;

    CommandResponder(Interaction interaction) {
        this.interaction = interaction;
    }

    @Override
    public void acknowledge(boolean onlyForCaller) {
        interaction.firstResponse(DEFERRED_MESSAGE, Interaction.flags(onlyForCaller), List.of());
        acknowledged = true;
    }

    @Override
    public void answer(SignedResponse response) {
        if (!(response instanceof SignedResponse.Message(SignedBody body, boolean onlyForCaller))) {
            throw new IllegalArgumentException("a command is answered by a message, not by a "
                    + response.getClass().getSimpleName());
        }
        boolean answered = !acknowledged
                && interaction.firstResponse(
                        MESSAGE,
                        Interaction.message(body, onlyForCaller),
                        body.body().attachments());
        if (!answered) {
            acknowledged = true;
            interaction.editOriginal(body);
        }
    }

    @Override
    public String toString() {
        return "responder to " + interaction;
    }
}
