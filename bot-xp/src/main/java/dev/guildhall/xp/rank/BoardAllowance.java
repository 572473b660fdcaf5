package dev.guildhall.xp.rank;

import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * How many boards of days of their choice people may have added up: each goes through all rows of a large guild once, and makes
 * another board go. Counted by the hour, in this process, which serves the guild alone. Thread-safe.
 */
final class BoardAllowance {

    static final int OF_PERSON = 3;
    static final int OF_GUILD = 6;

    private static final Duration HOUR = Duration.ofHours(1);

    private final InstantSource clock;
    private final Map<Whose, Integer> used = new HashMap<>();
    private Instant end = Instant.MIN;

    /** @param person 0 for the guild as a whole */
    private record Whose(GuildId guild, UserId person) {}

    BoardAllowance(InstantSource clock) {
        this.clock = clock;
    }

    /** Takes one, if there is one left to the person and to the guild. */
    synchronized boolean take(GuildId guild, UserId person) {
        Instant now = clock.instant();
        if (!now.isBefore(end)) {
            used.clear();
            end = now.plus(HOUR);
        }
        Whose theirs = new Whose(guild, person);
        Whose all = new Whose(guild, new UserId(0));
        if (used.getOrDefault(theirs, 0) >= OF_PERSON || used.getOrDefault(all, 0) >= OF_GUILD) {
            return false;
        }
        used.merge(theirs, 1, Integer::sum);
        used.merge(all, 1, Integer::sum);
        return true;
    }
}
