package dev.guildhall.xp.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Fields of a record of a table, quoted by the rules of RFC 4180. */
final class CsvLine {

    private CsvLine() {}

    /**
     * Splits a record; it may hold line breaks within quotes.
     *
     * @return nothing where a quote is not closed
     */
    static Optional<List<String>> fields(String record, char separator) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        // Whether the field holds nothing but spaces so far.
        boolean blank = true;
        for (int i = 0; i < record.length(); i++) {
            char character = record.charAt(i);
            if (quoted) {
                if (character != '"') {
                    field.append(character);
                } else if (i + 1 < record.length() && record.charAt(i + 1) == '"') {
                    field.append('"');
                    i++;
                } else {
                    quoted = false;
                }
            } else if (character == '"' && blank) {
                field.setLength(0);
                blank = false;
                quoted = true;
            } else if (character == separator) {
                fields.add(field.toString());
                field.setLength(0);
                blank = true;
            } else {
                blank = blank && Character.isWhitespace(character);
                field.append(character);
            }
        }
        fields.add(field.toString());
        return quoted ? Optional.empty() : Optional.of(fields);
    }

    /** What separates the names of the first line: the one of comma, semicolon and tab that stands there most often. */
    static char separator(String header) {
        char best = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (count(header, candidate) > count(header, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(character -> character == wanted).count();
    }
}
