package dev.guildhall.xp.card;

/**
 * The marks of an axis that begins at 0.
 *
 * @param step between two marks: 1, 2, 2.5 or 5 times a power of ten
 * @param steps how many, three to five where the values allow
 */
record Scale(long step, int steps) {

    private static final long[] FACTORS = {10, 20, 25, 50};

    /** Reaches at least as high as a value. */
    static Scale upTo(long most) {
        if (most <= 4) {
            return new Scale(1, (int) Math.max(1, most));
        }
        long tenth = 1;
        while (tenth <= most / 100) {
            tenth *= 10;
        }
        for (long power = tenth; ; power *= 10) {
            for (long factor : FACTORS) {
                long step = power * factor / 10;
                boolean whole = power * factor % 10 == 0;
                if (whole && step >= (most + 3) / 4) {
                    return new Scale(step, (int) ((most + step - 1) / step));
                }
            }
        }
    }

    long top() {
        return step * steps;
    }
}
