package dev.guildhall.spi.setting;

import java.util.ArrayList;
import java.util.List;

/**
 * Texts in one line: {@code a, b, "c, d"}. In quotes, a backslash makes the next character an ordinary one.
 */
final class Quoted {

    private Quoted() {}

    static String of(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** As it stands in a line: in quotes only where it needs them. */
    static String inLine(String text, char separator) {
        boolean plain = !text.isEmpty()
                && text.equals(text.strip())
                && text.chars().noneMatch(each -> ",\">\n".indexOf(each) >= 0 || each == separator)
                && !Typing.word(text).equals(Typing.NONE);
        return plain ? text : of(text);
    }

    static boolean isQuoted(String text) {
        String stripped = text.strip();
        return stripped.length() >= 2 && end(stripped, 0) == stripped.length() - 1 && stripped.charAt(0) == '"';
    }

    /** What stands in the quotes, where the whole text stands in some. */
    static String opened(String text) {
        if (!isQuoted(text)) {
            return text;
        }
        String inside = text.strip();
        StringBuilder plain = new StringBuilder();
        for (int i = 1; i < inside.length() - 1; i++) {
            if (inside.charAt(i) == '\\') {
                i++;
            }
            plain.append(inside.charAt(i));
        }
        return plain.toString();
    }

    /** Where the quotes that open at a place close; -1 where they do not, or none open. */
    private static int end(String text, int start) {
        if (text.charAt(start) != '"') {
            return -1;
        }
        for (int i = start + 1; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == '"') {
                return i;
            }
        }
        return -1;
    }

    /**
     * The parts of a line between commas and line breaks outside of quotes, as they were typed, without empty ones.
     *
     * @param mentions whether mentions need nothing between them
     */
    static List<String> parts(String line, boolean mentions) {
        List<String> parts = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i < line.length(); i++) {
            char character = line.charAt(i);
            if (character == '"') {
                int end = end(line, i);
                i = end < 0 ? i : end;
            } else if (character == ',' || character == '\n') {
                parts.add(line.substring(begin, i));
                begin = i + 1;
            } else if (mentions && character == '>') {
                parts.add(line.substring(begin, i + 1));
                begin = i + 1;
            }
        }
        parts.add(line.substring(begin));
        return parts.stream().map(String::strip).filter(part -> !part.isEmpty()).toList();
    }

    /** The place of the first such character outside of quotes; -1 where there is none. */
    static int find(String text, char wanted) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == wanted) {
                return i;
            }
            int end = end(text, i);
            i = end < 0 ? i : end;
        }
        return -1;
    }
}
