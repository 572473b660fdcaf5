package dev.guildhall.core.discord;

import dev.guildhall.spi.message.Form;
import dev.guildhall.spi.message.Reply;

/** A response as it goes out, with what Discord needs to tell that its parts were used. */
public sealed interface SignedResponse {

    /** A new message. */
    record Message(SignedBody body, boolean onlyForCaller) implements SignedResponse {}

    /** A reply without buttons and selects that lead to actions. */
    static Message plain(Reply reply) {
        return new Message(SignedBody.plain(reply.body()), reply.onlyForCaller());
    }

    /** The message below which the action stands becomes this one. */
    record Update(SignedBody body) implements SignedResponse {}

    /** A form opens. */
    record Window(Form form, String customId) implements SignedResponse {}
}
