package dev.guildhall.core.command;

import java.util.Optional;

/** The words of a prefix command, read one after another. Quotes hold a word with spaces together. */
final class Words {

    private final String text;
    private int position;

    Words(String text) {
        this.text = text;
        skipSpaces();
    }

    boolean hasNext() {
        return position < text.length();
    }

    /** The next word, without its quotes. A quote that is never closed reaches to the end. */
    Optional<String> next() {
        if (!hasNext()) {
            return Optional.empty();
        }
        char closing = closingQuote(text.charAt(position));
        StringBuilder word = new StringBuilder();
        if (closing != 0) {
            position++;
            while (hasNext() && text.charAt(position) != closing) {
                boolean escaped = text.charAt(position) == '\\'
                        && position + 1 < text.length()
                        && text.charAt(position + 1) == closing;
                position += escaped ? 1 : 0;
                word.append(text.charAt(position++));
            }
            position++;
        } else {
            while (hasNext() && !Character.isWhitespace(text.charAt(position))) {
                word.append(text.charAt(position++));
            }
        }
        skipSpaces();
        return Optional.of(word.toString());
    }

    /** Everything that is left; one quoted word loses its quotes. */
    Optional<String> rest() {
        if (!hasNext()) {
            return Optional.empty();
        }
        String left = text.substring(position).stripTrailing();
        int before = position;
        Optional<String> only = next();
        if (hasNext() || closingQuote(text.charAt(before)) == 0) {
            position = text.length();
            return Optional.of(left);
        }
        return only;
    }

    private void skipSpaces() {
        while (hasNext() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
    }

    private static char closingQuote(char opening) {
        return switch (opening) {
            case '"' -> '"';
            case '\u201C' -> '\u201D';
            default -> 0;
        };
    }
}
