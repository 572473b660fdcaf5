package dev.guildhall.javacord.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.core.discord.Responder;
import dev.guildhall.core.discord.SignedBody;
import dev.guildhall.spi.command.Completer;
import dev.guildhall.spi.guild.DiscordException;
import dev.guildhall.spi.id.MessageId;
import dev.guildhall.spi.message.Attachment;
import java.util.List;

/**
 * One interaction to be answered, past Javacord, whose single limit for all callbacks lets the fiftieth answer of a burst come
 * too late. For one thread at a time.
 *
 * @see <a href="https://discord.com/developers/docs/interactions/receiving-and-responding">Discord: interactions</a>
 */
public final class Interaction {

    private static final int PROPOSALS = 8;
    private static final int ONLY_FOR_CALLER = 64;
    private static final int ALREADY_ACKNOWLEDGED = 40060;

    private final RestClient rest;
    private final MessageId id;
    private final MessageId application;
    private final String token;

    /**
     * @param id of the interaction, which is a snowflake like a message's
     * @param application whose interaction it is
     * @param token that lets its holder answer: never in logs or errors
     */
    public Interaction(RestClient rest, MessageId id, MessageId application, String token) {
        this.rest = rest;
        this.id = id;
        this.application = application;
        this.token = token;
    }

    public MessageId id() {
        return id;
    }

    /** The way back to a command. */
    public Responder command() {
        return new CommandResponder(this);
    }

    /** The way back to a button, a select or a form. */
    public Responder action() {
        return new ActionResponder(this);
    }

    /** Answers somebody who is typing. Calls block. */
    public void propose(List<Completer.Proposal> proposals) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        ArrayNode choices = data.putArray("choices");
        proposals.forEach(each -> choices.addObject().put("name", each.label()).put("value", each.value()));
        firstResponse(PROPOSALS, data, List.of());
    }

    /** @return false where there is a first response already, which may be this one or an acknowledgement */
    boolean firstResponse(int type, JsonNode data, List<Attachment> files) {
        ObjectNode callback = JsonNodeFactory.instance.objectNode().put("type", type);
        if (!data.isEmpty()) {
            callback.set("data", data);
        }
        try {
            rest.call(Route.interactionCallback(id, token), Body.of(callback, files));
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

    /** Changes the first response, or the message below which an action stands. May be repeated: it has no effect then. */
    void editOriginal(SignedBody body) {
        rest.call(
                Route.originalResponse("PATCH", application, token),
                Body.of(MessageJson.whole(body), body.body().attachments()));
    }

    /** A further message. */
    void followUp(SignedBody body, boolean onlyForCaller) {
        rest.call(
                Route.followUp(application, token),
                Body.of(message(body, onlyForCaller), body.body().attachments()));
    }

    static ObjectNode message(SignedBody body, boolean onlyForCaller) {
        ObjectNode message = MessageJson.of(body);
        if (onlyForCaller) {
            message.put("flags", ONLY_FOR_CALLER);
        }
        return message;
    }

    static ObjectNode flags(boolean onlyForCaller) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        return onlyForCaller ? data.put("flags", ONLY_FOR_CALLER) : data;
    }

    /** The interaction's id, without its token. */
    @Override
    public String toString() {
        return "interaction " + id;
    }
}
