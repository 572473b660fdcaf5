package dev.guildhall.spi.setting.change;

import dev.guildhall.spi.id.UserId;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the history of settings names somebody who had their data erased: by a number that is nobody's and is read like an id,
 * so that what once held can still be told for everybody else. It is never to be set again. Thread-safe.
 */
public final class ErasedPerson {

    /** Discord gives ids of so many digits, beginning so, from the year 2150 on. */
    private static final String FIRST = "18000000000";

    private static final int OTHERS = 1_000_000_000;
    private static final Pattern NUMBER = Pattern.compile("(?<!\\d)" + FIRST + "\\d{9}(?!\\d)");
    private static final Pattern MENTION = Pattern.compile("<@!?" + NUMBER + ">|" + NUMBER);

    private ErasedPerson() {}

    /** A number for one more of them: two that stand in one list stay two. */
    public static UserId another() {
        int number = ThreadLocalRandom.current().nextInt(OTHERS);
        return new UserId(Long.parseUnsignedLong(FIRST + String.format("%09d", number)));
    }

    /** Whether a stored value names one. */
    public static boolean isNamedIn(String value) {
        return NUMBER.matcher(value).find();
    }

    /** A value as it is shown, with a word in place of the numbers. */
    public static String shown(String value, String word) {
        return MENTION.matcher(value).replaceAll(Matcher.quoteReplacement(word));
    }
}
