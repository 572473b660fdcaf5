package dev.guildhall.xp.reward;

import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.xp.setting.LevelRules;
import java.util.List;
import java.util.Optional;

/**
 * A level worth telling.
 *
 * @param total the XP with which it was reached
 * @param channel where it was reached
 */
record Announcement(int level, long total, ChannelId channel) {

    /**
     * What to announce after these steps of one member: the highest level alone, where it was reached.
     *
     * @param before the total before the first
     * @param steps in the order in which they were made
     */
    static Optional<Announcement> after(long before, List<Step> steps, LevelRules rules) {
        Optional<Announcement> highest = Optional.empty();
        long total = before;
        int level = rules.levels().level(total);
        for (Step step : steps) {
            total += step.amount();
            int reached = rules.levels().level(total, level);
            if (reached > level && !step.quiet() && isWorthTelling(level, reached, rules)) {
                highest = Optional.of(new Announcement(reached, total, step.channel()));
            }
            level = Math.max(level, reached);
        }
        return highest;
    }

    private static boolean isWorthTelling(int from, int reached, LevelRules rules) {
        boolean bringsRole = !rules.rewards().subMap(from + 1, reached + 1).isEmpty();
        if (rules.onlyRewards()) {
            return bringsRole;
        }
        // Skipping the level that would have been told is no reason to keep silent.
        return reached / rules.every() > from / rules.every();
    }
}
