package dev.guildhall.xp.rank;

import dev.guildhall.spi.id.UserId;
import org.jooq.Record2;

/**
 * Where a member stands.
 *
 * @param rank 1 for who has the most; of equals, the lower id stands first
 */
public record Standing(UserId user, long rank, long value) {

    /** As {@link Standings#statement} tells it. */
    static Standing of(UserId user, Record2<Long, Long> row) {
        return new Standing(user, row.value1(), row.value2());
    }
}
