package dev.guildhall.xp.ledger;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A member's row, held for a transaction.
 *
 * @param muted wishes no announcements
 * @param optOuts the last one first; those before it only where {@link Accounts#withEarlierOptOuts} added them
 * @param leftAt when the member left; null while in the guild, as far as is known
 */
public record Account(
        long total,
        int level,
        boolean muted,
        List<OptOut> optOuts,
        @Nullable Instant leftAt) {

    public Account {
        optOuts = List.copyOf(optOuts);
    }

    /** Whether the member wishes to earn nothing now. */
    public boolean isOptedOut() {
        return !optOuts.isEmpty() && optOuts.getFirst().until() == null;
    }

    /** Whether the member wished to earn nothing at that time. */
    public boolean isOptedOutAt(Instant time) {
        return optOuts.stream().anyMatch(each -> each.contains(time));
    }

    /** Whether the last wish to earn nothing says too little about that time: there may have been earlier ones. */
    public boolean isBeforeLastOptOut(Instant time) {
        return !optOuts.isEmpty() && time.isBefore(optOuts.getFirst().from());
    }

    /** Whether somebody who did something at that time had come back, though nobody told of it. */
    public boolean isBackAt(Instant time) {
        return leftAt != null && time.isAfter(leftAt);
    }

    Account withEarlier(List<OptOut> earlier) {
        return new Account(
                total,
                level,
                muted,
                Stream.concat(optOuts.stream(), earlier.stream()).toList(),
                leftAt);
    }
}
