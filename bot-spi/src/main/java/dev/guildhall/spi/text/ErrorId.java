package dev.guildhall.spi.text;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Short ids by which a person's report finds its line in the log: what failed says it to the person, and the log names it beside the
 * cause.
 */
public final class ErrorId {

    /** Crockford's base 32: no letter is taken for a digit. */
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int LENGTH = 6;

    private ErrorId() {}

    /** A new one: six letters and digits, none of which is taken for another. Callable from every thread. */
    public static String next() {
        StringBuilder id = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            id.append(LETTERS.charAt(ThreadLocalRandom.current().nextInt(LETTERS.length())));
        }
        return id.toString();
    }
}
