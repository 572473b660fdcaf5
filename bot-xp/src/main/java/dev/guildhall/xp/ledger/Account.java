package dev.guildhall.xp.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A member's row, held for a transaction.
 *
 * @param muted wishes no announcements
 * @param optedOutFrom from when on the member wished to earn nothing, the last time
 * @param optedOutUntil null while that wish holds
 */
public record Account(
        long total,
        int level,
        boolean muted,
        @Nullable Instant optedOutFrom,
        @Nullable Instant optedOutUntil) {

    /** Whether the member wishes to earn nothing now. */
    public boolean isOptedOut() {
        return optedOutFrom != null && optedOutUntil == null;
    }

    /** Whether the member wished to earn nothing at that time. */
    public boolean isOptedOutAt(Instant time) {
        return optedOutFrom != null
                && !time.isBefore(optedOutFrom)
                && (optedOutUntil == null || time.isBefore(optedOutUntil));
    }
}
