package dev.guildhall.core.argument;

import java.util.Optional;

/**
 * The words of a prefix command, read one after another. Quotes hold a word with spaces together; in quotes, a backslash goes
 * before a quote or a backslash that is meant as one. Not thread-safe.
 */
public final class Words {

    private final String text;
    private int position;
    private int end;

    /**
     * A word, without its quotes.
     *
     * @param start where it begins in the text, its quote included
     * @param end behind its last character, its quote included
     */
    public record Word(String text, int start, int end) {}

    /** @param position where the words begin */
    public Words(String text, int position) {
        this.text = text;
        this.position = position;
        this.end = text.length();
        skipSpaces();
    }

    /** The text that the places in words mean. */
    String text() {
        return text;
    }

    /** Where the next word begins, or the end. */
    int position() {
        return position;
    }

    /** Goes back to where a word begins. */
    public void back(Word word) {
        position = word.start();
    }

    public boolean hasNext() {
        return position < end;
    }

    /** The next word. A quote that is never closed reaches to the end. */
    public Optional<Word> next() {
        if (!hasNext()) {
            return Optional.empty();
        }
        int start = position;
        char closing = closingQuote(text.charAt(position));
        String word = closing == 0 ? plain() : quoted(closing);
        int end = position;
        skipSpaces();
        return Optional.of(new Word(word, start, end));
    }

    private String plain() {
        StringBuilder word = new StringBuilder();
        while (hasNext() && !Character.isWhitespace(text.charAt(position))) {
            word.append(text.charAt(position++));
        }
        return word.toString();
    }

    private String quoted(char closing) {
        StringBuilder word = new StringBuilder();
        position++;
        while (hasNext() && text.charAt(position) != closing) {
            boolean escaped = text.charAt(position) == '\\'
                    && position + 1 < end
                    && (text.charAt(position + 1) == closing || text.charAt(position + 1) == '\\');
            position += escaped ? 1 : 0;
            word.append(text.charAt(position++));
        }
        position = Math.min(end, position + 1);
        return word.toString();
    }

    /** Everything that is left; one quoted word loses its quotes. */
    public Optional<Word> rest() {
        if (!hasNext()) {
            return Optional.empty();
        }
        int start = position;
        Optional<Word> only = next();
        if (hasNext() || closingQuote(text.charAt(start)) == 0) {
            position = end;
            String left = text.substring(start, end).stripTrailing();
            return Optional.of(new Word(left, start, start + left.length()));
        }
        return only;
    }

    /**
     * Takes away the first word {@code --name} outside quotes and all that follows it, and gives what follows; empty where
     * that word does not stand there, or nothing follows it.
     */
    Optional<Word> cut(String name) {
        int begin = position;
        Optional<Word> found = Optional.empty();
        while (found.isEmpty() && hasNext()) {
            Word word = next().orElseThrow();
            if (text.substring(word.start(), word.end()).equals("--" + name)) {
                found = rest();
                end = word.start();
                break;
            }
        }
        position = Math.min(begin, end);
        return found;
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
