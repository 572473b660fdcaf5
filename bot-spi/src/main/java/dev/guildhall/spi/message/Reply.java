package dev.guildhall.spi.message;

import java.util.List;

/**
 * The answer to a command, as a value.
 *
 * @param onlyForCaller whether others in the channel do not see it. A prefix command has no such answers: there everybody
 *     sees it, so nothing secret belongs in a reply
 */
public record Reply(MessageBody body, boolean onlyForCaller) implements Response {

    public static Reply text(String text) {
        return new Reply(MessageBody.text(text), false);
    }

    public static Reply embed(Embed embed) {
        return new Reply(MessageBody.embed(embed), false);
    }

    public static Reply file(String text, Attachment attachment) {
        return new Reply(new MessageBody(text, List.of(), List.of(attachment)), false);
    }

    /** A polite no: the problem, the value and the remedy, shown to the caller alone. */
    public static Reply refusal(String text) {
        return text(text).forCallerOnly();
    }

    public Reply forCallerOnly() {
        return new Reply(body, true);
    }

    public Reply withRows(Row... rows) {
        return new Reply(body.withRows(rows), onlyForCaller);
    }
}
