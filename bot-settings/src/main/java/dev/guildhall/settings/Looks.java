package dev.guildhall.settings;

import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.setting.change.Edits;
import dev.guildhall.spi.setting.change.Slot;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Which revision of a value somebody was shown last, so that nobody overwrites what they have not seen. What is forgotten, by a
 * restart or for lack of room, is taken for not looked at. Thread-safe.
 */
final class Looks {

    private static final int ROOM = 20_000;
    private static final long LIFETIME_NANOS = Duration.ofMinutes(15).toNanos();

    /** Somebody who did not look did not see what another did at the same time. */
    private static final Edits.Seen NOT_LOOKED = new Edits.AllBut(Duration.ofSeconds(10));

    private final SequencedMap<Look, Sight> sights = new LinkedHashMap<>();

    private record Look(GuildId guild, UserId person, Slot slot) {}

    private record Sight(long revision, long nanos) {}

    synchronized void saw(GuildId guild, UserId person, Slot slot, long revision) {
        sights.putLast(new Look(guild, person, slot), new Sight(revision, System.nanoTime()));
        while (sights.size() > ROOM) {
            sights.pollFirstEntry();
        }
    }

    synchronized Edits.Seen seen(GuildId guild, UserId person, Slot slot) {
        Sight sight = sights.get(new Look(guild, person, slot));
        return sight != null && System.nanoTime() - sight.nanos() < LIFETIME_NANOS
                ? new Edits.Revision(sight.revision())
                : NOT_LOOKED;
    }
}
