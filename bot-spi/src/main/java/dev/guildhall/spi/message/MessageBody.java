package dev.guildhall.spi.message;

import java.util.List;

/**
 * What a message says. Names of people in it are shown, but nobody is notified.
 *
 * @param text at most 2,000 characters; may be empty where there are embeds or files
 * @param rows at most five, below the message
 */
public record MessageBody(String text, List<Embed> embeds, List<Attachment> attachments, List<Row> rows) {

    /** Discord's limit for the text of a message, in characters. */
    public static final int TEXT_LIMIT = 2000;

    public MessageBody {
        embeds = List.copyOf(embeds);
        attachments = List.copyOf(attachments);
        rows = List.copyOf(rows);
        if (text.length() > TEXT_LIMIT) {
            throw new IllegalArgumentException(
                    "a message has at most " + TEXT_LIMIT + " characters, not " + text.length());
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

    public static MessageBody text(String text) {
        return new MessageBody(text, List.of(), List.of());
    }

    public static MessageBody embed(Embed embed) {
        return new MessageBody("", List.of(embed), List.of());
    }

    public MessageBody withRows(Row... more) {
        return new MessageBody(text, embeds, attachments, List.of(more));
    }
}
