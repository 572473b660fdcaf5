package dev.guildhall.xp.source;

import dev.guildhall.spi.id.GuildId;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The guilds of which events may be waiting, because the database was away for one of them a moment ago: until they are handled,
 * nobody knows what happened in the guild up to now. Costs nothing while all is well. Thread-safe.
 */
final class HeldLanes {

    /** More than a lane waits before it tries again, and than it takes to make up for what came meanwhile. */
    static final Duration GRACE = Duration.ofSeconds(30);

    private final ConcurrentHashMap<GuildId, Instant> failed = new ConcurrentHashMap<>();

    /** An event of the guild could not be handled, and will be tried again. */
    void failed(GuildId guild, Instant now) {
        failed.put(guild, now);
    }

    boolean isHeld(GuildId guild, Instant now) {
        if (failed.isEmpty()) {
            return false;
        }
        Instant last = failed.get(guild);
        boolean held = last != null && now.isBefore(last.plus(GRACE));
        if (last != null && !held) {
            failed.remove(guild, last);
        }
        return held;
    }
}
