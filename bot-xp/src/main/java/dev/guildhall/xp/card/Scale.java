package dev.guildhall.xp.card;

/**
 * The marks of an axis that begins at 0.
 *
 * @param step between two marks: 1, 2, 2.5 or 5 times a power of ten
 * @param steps how many, three to five where the values allow
 */
record Scale(long step, int steps) {

    /** Nobody has so many; beyond it, numbers end. */
    private static final long MOST = 4_000_000_000_000_000_000L;

    /** Reaches at least as high as a value of at most 4·10^18. */
    static Scale upTo(long value) {
        long most = Math.min(value, MOST);
        if (most <= 4) {
            return new Scale(1, (int) Math.max(1, most));
        }
        long quarter = (most + 3) / 4;
        long power = 1;
        while (power <= quarter / 10) {
            power *= 10;
        }
        long step = roundUp(quarter, power);
        return new Scale(step, (int) ((most + step - 1) / step));
    }

    /** @param power the largest power of ten that is not larger */
    private static long roundUp(long quarter, long power) {
        if (quarter <= power) {
            return power;
        }
        if (quarter <= 2 * power) {
            return 2 * power;
        }
        if (quarter <= power / 2 * 5 && power >= 10) {
            return power / 2 * 5;
        }
        return quarter <= 5 * power ? 5 * power : 10 * power;
    }

    long top() {
        return step * steps;
    }
}
