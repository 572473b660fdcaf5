package dev.guildhall.xp.level;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * How much XP a level takes in all. Pure and exact: the same whole numbers everywhere. From level 1 to {@link #MOST_LEVELS},
 * each level takes more than the one before it; {@link CurveType} refuses what does not.
 */
public sealed interface LevelCurve {

    /** The highest level there can be. */
    int MOST_LEVELS = 10_000;

    /** No curve asks for more; JSON and JavaScript are exact up to here. */
    long MOST_XP = 1L << 53;

    /** The least total of a level from 1 to {@link #MOST_LEVELS}; 0 for level 0. */
    long threshold(int level);

    /** A threshold as a whole number; those beyond {@link #MOST_XP} rise by one a level, because nobody reaches them. */
    private static long whole(BigDecimal exact, int level) {
        BigDecimal rounded = exact.setScale(0, RoundingMode.HALF_UP);
        return rounded.compareTo(BigDecimal.valueOf(MOST_XP)) > 0 ? MOST_XP + level : rounded.longValueExact();
    }

    /** The level that a total has reached, 0 at the start. */
    default int level(long total) {
        int reached = 0;
        int missed = MOST_LEVELS + 1;
        while (missed - reached > 1) {
            int middle = (reached + missed) >>> 1;
            if (threshold(middle) <= total) {
                reached = middle;
            } else {
                missed = middle;
            }
        }
        return reached;
    }

    /**
     * The same number of XP for each level.
     *
     * @param step how many
     */
    record Linear(int step) implements LevelCurve {

        public Linear {
            if (step < 1) {
                throw new IllegalArgumentException("a level takes " + step + " XP, but it must take at least 1");
            }
        }

        @Override
        public long threshold(int level) {
            return (long) level * step;
        }
    }

    /** MEE6's: from level L on, 5L² + 50L + 100 for the next. */
    record Mee6() implements LevelCurve {
        @Override
        public long threshold(int level) {
            long l = level;
            return 5 * l * (2 * l * l + 27 * l + 91) / 6;
        }
    }

    /**
     * Polaris': aL³ + bL² + cL in all, rounded to the nearest multiple.
     *
     * @param rounding 1 for none
     */
    record Polaris(BigDecimal cubed, BigDecimal squared, BigDecimal single, int rounding) implements LevelCurve {
        @Override
        public long threshold(int level) {
            BigDecimal exact = Polynomial.value(List.of(cubed, squared, single, BigDecimal.ZERO), level);
            BigDecimal multiple = BigDecimal.valueOf(rounding);
            return whole(exact.divide(multiple, 0, RoundingMode.HALF_UP).multiply(multiple), level);
        }
    }

    /** Arcane's ways to count what the next level takes from level L on. */
    enum ArcaneKind {
        /** 100L + 75. */
        LINEAR,
        /** 5L² + 50L + 75. */
        QUADRATIC,
        /** 1000. */
        CONSTANT
    }

    /**
     * Arcane's.
     *
     * @param factor by which each step is multiplied; what a level takes in all is rounded to the nearest whole
     */
    record Arcane(ArcaneKind kind, BigDecimal factor) implements LevelCurve {
        @Override
        public long threshold(int level) {
            long l = level;
            // Sums of the steps from 0 to L - 1.
            long sum = l * (l - 1) / 2;
            long squares = (l - 1) * l * (2 * l - 1) / 6;
            long all = switch (kind) {
                case LINEAR -> 100 * sum + 75 * l;
                case QUADRATIC -> 5 * squares + 50 * sum + 75 * l;
                case CONSTANT -> 1000 * l;
            };
            return whole(BigDecimal.valueOf(all).multiply(factor), level);
        }
    }

    /**
     * A polynomial of the level, such as Lurkr's 50L² - 100L + 150, rounded to the nearest whole.
     *
     * @param coefficients the highest power's first, the constant last
     */
    record Polynomial(List<BigDecimal> coefficients) implements LevelCurve {

        /** Lurkr's, unless a server changes it. */
        public static final Polynomial LURKR =
                new Polynomial(List.of(new BigDecimal(50), new BigDecimal(-100), new BigDecimal(150)));

        public Polynomial {
            coefficients = List.copyOf(coefficients);
        }

        static BigDecimal value(List<BigDecimal> coefficients, int level) {
            BigDecimal value = BigDecimal.ZERO;
            for (BigDecimal coefficient : coefficients) {
                value = value.multiply(BigDecimal.valueOf(level)).add(coefficient);
            }
            return value;
        }

        @Override
        public long threshold(int level) {
            return level == 0 ? 0 : whole(value(coefficients, level), level);
        }
    }

    /** Nadeko's: (9L² + 63L) / 2 in all. */
    record Nadeko() implements LevelCurve {
        @Override
        public long threshold(int level) {
            long l = level;
            return (9 * l * l + 63 * l) / 2;
        }
    }

    /**
     * base · L^exponent in all, as LevelUp counts, rounded to the nearest whole. The power is {@link StrictMath}'s, which is
     * the same on every machine.
     */
    record Exponential(BigDecimal base, BigDecimal exponent) implements LevelCurve {
        @Override
        public long threshold(int level) {
            double exact = base.doubleValue() * StrictMath.pow(level, exponent.doubleValue());
            return exact > MOST_XP ? MOST_XP + level : Math.round(exact);
        }
    }
}
