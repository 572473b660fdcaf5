package dev.guildhall.xp.transfer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The lines of a text, numbered from 1, ended by LF, CR LF or CR, none longer than the memory likes. Not thread-safe. */
final class Lines {

    static final int LONGEST = 16_384;

    /** @param whole whether all of it is here, and not only how it begins */
    record Line(long number, String text, boolean whole) {}

    private final BufferedReader text;
    private final Deque<Line> putBack = new ArrayDeque<>();
    private long number;
    private boolean afterReturn;

    Lines(InputStream content) throws IOException {
        content.mark(4);
        byte[] head = content.readNBytes(3);
        content.reset();
        this.text = new BufferedReader(new InputStreamReader(content, Detection.encoding(head)), 1 << 16);
    }

    /** Nothing at the end. */
    @Nullable
    Line next() throws IOException {
        if (!putBack.isEmpty()) {
            return putBack.pop();
        }
        int character = read();
        if (character < 0) {
            return null;
        }
        StringBuilder line = new StringBuilder();
        boolean whole = true;
        while (character >= 0 && character != '\n' && character != '\r') {
            if (line.length() < LONGEST) {
                line.append((char) character);
            } else {
                whole = false;
            }
            character = text.read();
        }
        afterReturn = character == '\r';
        number++;
        if (number == 1 && !line.isEmpty() && line.charAt(0) == '\uFEFF') {
            line.deleteCharAt(0);
        }
        return new Line(number, line.toString(), whole);
    }

    private int read() throws IOException {
        int character = text.read();
        return afterReturn && character == '\n' ? text.read() : character;
    }

    /** Gives a line once more; the one that was put back last comes first. */
    void putBack(Line line) {
        putBack.push(line);
    }
}
