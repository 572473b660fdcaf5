package dev.guildhall.core.interaction;

import java.util.concurrent.ThreadLocalRandom;

/** Short ids by which a person's report finds its line in the log. */
final class ErrorId {

    /** Crockford's base 32: no letter is taken for a digit. */
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int LENGTH = 6;

    private ErrorId() {}

    static String next() {
        StringBuilder id = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            id.append(LETTERS.charAt(ThreadLocalRandom.current().nextInt(LETTERS.length())));
        }
        return id.toString();
    }
}
