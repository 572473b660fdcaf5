package dev.guildhall.xp.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time in which a member wished to earn nothing.
 *
 * @param until exclusive; null while the wish holds
 */
public record OptOut(Instant from, @Nullable Instant until) {

    boolean contains(Instant time) {
        return !time.isBefore(from) && (until == null || time.isBefore(until));
    }
}
