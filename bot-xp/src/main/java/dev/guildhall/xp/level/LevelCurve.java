package dev.guildhall.xp.level;

/** How much XP a level takes. Pure; a level never falls while the total rises. */
public sealed interface LevelCurve {

    /** The level that a total has reached; 0 at the start. */
    int level(long total);

    /** The least total of a level. */
    long threshold(int level);

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
        public int level(long total) {
            return Math.toIntExact(total / step);
        }

        @Override
        public long threshold(int level) {
            return (long) level * step;
        }
    }
}
