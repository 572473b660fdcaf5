package dev.guildhall.javacord.gateway;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The signs of life of a shard's session: its events and acknowledged heartbeats. Up to the last of them everything that
 * happened was told. What comes between a lost connection and RESUMED happened meanwhile, and is no sign. Thread-safe.
 */
final class SessionSigns {

    /** What was told belatedly may be on its way to the modules for so long. */
    static final Duration SETTLING = Duration.ofSeconds(5);

    private final InstantSource clock;
    private boolean following;
    private Instant since = Instant.EPOCH;
    private @Nullable Instant last;
    private @Nullable Instant proven;

    SessionSigns(InstantSource clock) {
        this.clock = clock;
    }

    /** The session began, or was taken up again and has told what was missed. */
    synchronized void began() {
        following = true;
        since = clock.instant();
        last = since;
    }

    /** Something came. */
    synchronized void came() {
        if (following) {
            Instant now = clock.instant();
            last = now;
            if (!now.isBefore(since.plus(SETTLING))) {
                proven = now;
            }
        }
    }

    synchronized void lost() {
        following = false;
    }

    Instant now() {
        return clock.instant();
    }

    /** The moment after which whatever is told now has happened, if that is told to have come at this time. */
    synchronized Instant after(Instant time) {
        return following || last == null || last.isAfter(time) ? time : last;
    }

    /**
     * Up to when everything was told.
     *
     * @param since when what happened before was told
     * @return nothing before anything is proved, and before what was told then has settled
     */
    synchronized Optional<Instant> provenUntil(Instant since) {
        return Optional.ofNullable(proven).filter(until -> !until.isBefore(since.plus(SETTLING)));
    }
}
