package dev.guildhall.spi.message;

import dev.guildhall.spi.id.UserId;
import java.util.List;
import java.util.Set;

/**
 * What a message says. Names of people in it are shown, but only those that it names are notified.
 *
 * @param text may be empty where there are embeds or files. What is longer than {@link #TEXT_LIMIT} is shown as far as whole
 *     lines fit, and goes with the answer as a file; what is sent by the outbox must not be longer
 * @param rows at most five, below the message
 * @param notified who is told of it, where the text mentions them; nobody else
 */
public record MessageBody(
        String text, List<Embed> embeds, List<Attachment> attachments, List<Row> rows, Set<UserId> notified) {

    /** Discord's limit for the text of a message, in characters. */
    public static final int TEXT_LIMIT = 2000;

    /** The longest text that an answer may have, in characters. */
    public static final int LONGEST = 200_000;

    public MessageBody {
        embeds = List.copyOf(embeds);
        attachments = List.copyOf(attachments);
        rows = List.copyOf(rows);
        notified = Set.copyOf(notified);
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "an answer has at most " + LONGEST + " characters, not " + text.length());
        }
        if (notified.size() > 100) {
            throw new IllegalArgumentException("a message notifies at most 100 people, not " + notified.size());
        }
        if (embeds.size() > 10 || attachments.size() > 10) {
            throw new IllegalArgumentException("a message has at most 10 embeds and 10 files");
        }
        if (rows.size() > 5) {
            throw new IllegalArgumentException("a message has at most 5 rows of components, not " + rows.size());
        }
        if (text.isEmpty() && embeds.isEmpty() && attachments.isEmpty()) {
            throw new IllegalArgumentException("a message must say something");
        }
    }

    public MessageBody(String text, List<Embed> embeds, List<Attachment> attachments) {
        this(text, embeds, attachments, List.of());
    }

    /** Notifies nobody. */
    public MessageBody(String text, List<Embed> embeds, List<Attachment> attachments, List<Row> rows) {
        this(text, embeds, attachments, rows, Set.of());
    }

    public static MessageBody text(String text) {
        return new MessageBody(text, List.of(), List.of());
    }

    public static MessageBody embed(Embed embed) {
        return new MessageBody("", List.of(embed), List.of());
    }

    public MessageBody withRows(Row... more) {
        return new MessageBody(text, embeds, attachments, List.of(more), notified);
    }

    /** Tells these people of it, where the text mentions them. */
    public MessageBody notifying(UserId... people) {
        return new MessageBody(text, embeds, attachments, rows, Set.of(people));
    }
}
