package dev.guildhall.xp.transfer;

/**
 * A row that cannot be used.
 *
 * @param line where it begins, from 1; in SQLite files the number of the row
 * @param column as {@code line}, for JSON that stands in one line; 0 where the line says enough
 * @param value what stands there, shortened; empty where nothing does
 */
public record BadRow(long line, long column, Reason reason, String value) {

    private static final int SHOWN = 40;

    /** Why a row cannot be used; its texts are {@code import.bad.<name in lower case with dashes>}. */
    public enum Reason {
        /** Neither an object nor fields: a number among people, or a line of other text. */
        NOT_A_PERSON,
        NO_ID,
        NOT_AN_ID,
        /** A number beyond 2^53 without quotes: most programs have rounded it, so it may be somebody else's. */
        ROUNDED_ID,
        NO_XP,
        NOT_A_NUMBER,
        NEGATIVE,
        TOO_LARGE,
        OPEN_QUOTE,
        /** As a separator in a name that is not quoted makes them: then nobody knows which of them are the id and the XP. */
        TOO_MANY_FIELDS,
        LINE_TOO_LONG
    }

    public BadRow {
        value = value.codePoints()
                .filter(character -> !Character.isISOControl(character))
                .limit(SHOWN + 1L)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        if (value.codePointCount(0, value.length()) > SHOWN) {
            value = value.substring(0, value.offsetByCodePoints(0, SHOWN)) + "…";
        }
    }
}
