package dev.guildhall.core.interaction;

import dev.guildhall.spi.message.Attachment;
import dev.guildhall.spi.message.MessageBody;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Texts that are longer than a message may be. */
final class LongText {

    private static final String FILE = "answer.txt";
    private static final int MOST_FILES = 10;

    private LongText() {}

    /** The whole lines that fit, and the whole text as a file; a body that fits stays as it is. */
    static MessageBody fitted(MessageBody body) {
        String text = body.text();
        if (text.length() <= MessageBody.TEXT_LIMIT) {
            return body;
        }
        List<Attachment> files = new ArrayList<>(body.attachments());
        if (files.size() < MOST_FILES) {
            files.add(new Attachment(FILE, "", text.getBytes(StandardCharsets.UTF_8)));
        }
        return new MessageBody(beginning(text), body.embeds(), files, body.rows(), body.notified());
    }

    private static String beginning(String text) {
        int most = MessageBody.TEXT_LIMIT - 2;
        int lineEnd = text.lastIndexOf('\n', most);
        // A single long line is cut, but never within a letter of two characters.
        int end = lineEnd > 0 ? lineEnd : Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        String shown = text.substring(0, end);
        return shown + (lineEnd > 0 ? "\n…" : "…");
    }
}
