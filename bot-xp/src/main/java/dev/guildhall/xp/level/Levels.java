package dev.guildhall.xp.level;

import java.util.stream.LongStream;

/**
 * The levels of a guild. Immutable; what totals have reached is computed from some 50 steps of arithmetic, without a table.
 *
 * @param cap the highest level
 */
public record Levels(LevelCurve curve, int cap) {

    public Levels {
        if (cap < 1 || cap > LevelCurve.MOST_LEVELS) {
            throw new IllegalArgumentException(
                    "the highest level is " + cap + ", but must be from 1 to " + LevelCurve.MOST_LEVELS);
        }
    }

    /** The level that a total has reached; 0 at the start, {@link #cap} at most. */
    public int level(long total) {
        return Math.min(cap, curve.level(total));
    }

    /** As {@link #level(long)}, faster where the guess is right. */
    public int level(long total, int guess) {
        boolean right = guess >= 0
                && guess <= cap
                && curve.threshold(guess) <= total
                && (guess == cap || total < curve.threshold(guess + 1));
        return right ? guess : level(total);
    }

    /** The least total of a level; 0 for level 0. */
    public long threshold(int level) {
        return level == 0 ? 0 : curve.threshold(level);
    }

    /** The thresholds of the levels from 1 up to the one that a total has reached. */
    public long[] thresholdsUpTo(long total) {
        return LongStream.rangeClosed(1, level(total))
                .map(level -> threshold((int) level))
                .toArray();
    }
}
