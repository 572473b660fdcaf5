package dev.guildhall.javacord.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.core.discord.Responder;
import dev.guildhall.core.discord.SignedBody;
import dev.guildhall.core.discord.SignedResponse;
import dev.guildhall.spi.guild.DiscordException;
import dev.guildhall.spi.message.Form;
import java.util.List;

/** Answers a button, a select or a form. For one thread at a time. */
final class ActionResponder implements Responder {

    private static final int MESSAGE = 4;
    private static final int DEFERRED_UPDATE = 6;
    private static final int UPDATE = 7;
    private static final int FORM = 9;

    private final Interaction interaction;
    private boolean acknowledged;

    ActionResponder(Interaction interaction) {
        this.interaction = interaction;
    }

    /** Nothing shows, and both a new message and a change of the old one may follow. */
    @Override
    public void acknowledge(boolean onlyForCaller) {
        interaction.firstResponse(DEFERRED_UPDATE, Interaction.flags(false), List.of());
        acknowledged = true;
    }

    @Override
    public void answer(SignedResponse response) {
        switch (response) {
            case SignedResponse.Message(SignedBody body, boolean onlyForCaller) -> {
                if (isTooLateFor(MESSAGE, body, Interaction.message(body, onlyForCaller))) {
                    interaction.followUp(body, onlyForCaller);
                }
            }
            case SignedResponse.Update(SignedBody body) -> {
                if (isTooLateFor(UPDATE, body, MessageJson.whole(body))) {
                    interaction.editOriginal(body);
                }
            }
            case SignedResponse.Window(Form form, String customId) -> {
                if (acknowledged || !interaction.firstResponse(FORM, FormJson.of(form, customId), List.of())) {
                    throw new DiscordException(interaction + " can open no form after its first response", false, 0);
                }
            }
        }
    }

    private boolean isTooLateFor(int type, SignedBody body, JsonNode data) {
        return acknowledged
                || !interaction.firstResponse(type, data, body.body().attachments());
    }

    @Override
    public String toString() {
        return "responder to " + interaction;
    }
}
