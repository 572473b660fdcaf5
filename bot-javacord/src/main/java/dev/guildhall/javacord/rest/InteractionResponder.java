package dev.guildhall.javacord.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.core.discord.Responder;
import dev.guildhall.spi.guild.DiscordException;
import dev.guildhall.spi.id.MessageId;
import dev.guildhall.spi.message.Reply;
import java.util.List;

/**
 * Answers one interaction, past Javacord, whose single limit for all callbacks lets the fiftieth answer of a burst come too
 * late. For one thread at a time.
 */
public final class InteractionResponder implements Responder {

    private static final int MESSAGE = 4;
    private static final int DEFERRED_MESSAGE = 5;
    private static final int ONLY_FOR_CALLER = 64;
    private static final int ALREADY_ACKNOWLEDGED = 40060;

    private final RestClient rest;
    private final MessageId interaction;
    private final MessageId application;
    private final String token;
    private boolean acknowledged;

    /**
     * @param interaction its id, which is a snowflake like a message's
     * @param application whose interaction it is
     * @param token that lets its holder answer: never in logs or errors
     */
    public InteractionResponder(RestClient rest, MessageId interaction, MessageId application, String token) {
        this.rest = rest;
        this.interaction = interaction;
        this.application = application;
        this.token = token;
    }

    @Override
    public void acknowledge(boolean onlyForCaller) {
        ObjectNode callback = JsonNodeFactory.instance.objectNode().put("type", DEFERRED_MESSAGE);
        if (onlyForCaller) {
            callback.putObject("data").put("flags", ONLY_FOR_CALLER);
        }
        firstResponse(Body.of(callback, List.of()));
        acknowledged = true;
    }

    @Override
    public void answer(Reply reply) {
        if (acknowledged || !answerAtOnce(reply)) {
            acknowledged = true;
            // The same edit may be repeated: it has no effect a second time.
            rest.call(
                    Route.originalResponse("PATCH", application, token),
                    Body.of(MessageJson.of(reply.body()), reply.body().attachments()));
        }
    }

    private boolean answerAtOnce(Reply reply) {
        ObjectNode message = MessageJson.of(reply.body());
        if (reply.onlyForCaller()) {
            message.put("flags", ONLY_FOR_CALLER);
        }
        ObjectNode callback = JsonNodeFactory.instance.objectNode().put("type", MESSAGE);
        callback.set("data", message);
        return firstResponse(Body.of(callback, reply.body().attachments()));
    }

    /** @return false where there is a first response already, which may be this one or an acknowledgement */
    private boolean firstResponse(Body callback) {
        try {
            rest.call(Route.interactionCallback(interaction, token), callback);
            return true;
        } catch (DiscordException refusal) {
            // Only this process holds the token, so a first response that is there already is ours, and its answer was
            // lost.
            if (refusal.code() != ALREADY_ACKNOWLEDGED) {
                throw refusal;
            }
            return false;
        }
    }

    /** The interaction's id, without its token. */
    @Override
    public String toString() {
        return "responder to interaction " + interaction;
    }
}
