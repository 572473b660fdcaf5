package dev.guildhall.xp.transfer;

import dev.guildhall.spi.id.UserId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * A value as the file has it.
 *
 * @param text without surrounding spaces
 * @param number whether it is a number there, and not a text of digits
 */
record Value(String text, boolean number) {

    private static final Pattern SNOWFLAKE = Pattern.compile("[0-9]{15,19}");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]{1,40}(\\.[0-9]{0,60})?([eE][+-]?[0-9]{1,3})?");
    /** The last whole number up to which each has a double of its own. */
    private static final long EXACT_IN_DOUBLE = 1L << 53;

    Value {
        text = text.strip();
    }

    static Value of(String text) {
        return new Value(text, false);
    }

    /** Whether a name can be a person's or a guild's id. */
    static boolean isSnowflake(String text) {
        return SNOWFLAKE.matcher(text).matches() && inLong(text);
    }

    private static boolean inLong(String digits) {
        return digits.length() < 19 || digits.compareTo(String.valueOf(Long.MAX_VALUE)) <= 0;
    }

    /** Whether it is an id, or was one before a program rounded it. */
    boolean isMeantAsId() {
        String id = bare();
        return isSnowflake(id) || isRounded(id);
    }

    /** Spreadsheets are kept from rounding ids by an apostrophe or a mention's brackets. */
    private String bare() {
        return number ? text : text.replaceAll("^'|^<@!?|>$", "");
    }

    private static boolean isRounded(String id) {
        return DECIMAL.matcher(id).matches() && id.matches(".*[eE.].*");
    }

    UserId user() throws Unusable {
        String id = bare();
        if (id.isEmpty()) {
            throw new Unusable(BadRow.Reason.NO_ID, "");
        }
        if (!isSnowflake(id)) {
            throw new Unusable(isRounded(id) ? BadRow.Reason.ROUNDED_ID : BadRow.Reason.NOT_AN_ID, text);
        }
        if (number && Long.parseLong(id) > EXACT_IN_DOUBLE) {
            throw new Unusable(BadRow.Reason.ROUNDED_ID, text);
        }
        return new UserId(Long.parseLong(id));
    }

    /** A whole number of XP; a fraction is cut off. */
    long xp() throws Unusable {
        if (text.isEmpty()) {
            throw new Unusable(BadRow.Reason.NO_XP, "");
        }
        if (!DECIMAL.matcher(text).matches()) {
            throw new Unusable(infinite() ? BadRow.Reason.TOO_LARGE : BadRow.Reason.NOT_A_NUMBER, text);
        }
        BigDecimal value = new BigDecimal(text);
        if (value.signum() < 0) {
            throw new Unusable(BadRow.Reason.NEGATIVE, text);
        }
        if (value.compareTo(BigDecimal.valueOf(Person.MOST_XP)) > 0) {
            throw new Unusable(BadRow.Reason.TOO_LARGE, text);
        }
        return value.setScale(0, RoundingMode.FLOOR).longValueExact();
    }

    /** How many messages; nothing where it makes no sense, for nothing depends on it. */
    OptionalLong messages() {
        return text.matches("[0-9]{1,9}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    private boolean infinite() {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.equals("infinity") || lower.equals("inf") || lower.equals("+infinity");
    }

    /** Why a value cannot be used: for the place where the row's number is known. */
    static final class Unusable extends Exception {

        private static final long serialVersionUID = 1L;

        private final BadRow.Reason reason;
        private final String value;

        Unusable(BadRow.Reason reason, String value) {
            super(reason + " " + value, null, false, false);
            this.reason = reason;
            this.value = value;
        }

        BadRow at(long line, long column) {
            return new BadRow(line, column, reason, value);
        }
    }
}
