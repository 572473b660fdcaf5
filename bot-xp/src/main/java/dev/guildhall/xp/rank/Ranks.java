package dev.guildhall.xp.rank;

import dev.guildhall.spi.id.UserId;
import java.util.List;
import java.util.Optional;
import org.jooq.Record2;
import org.jooq.Select;

/** Who stands where by some value: whoever has more stands higher, of equals the lower id. Thread-safe; calls block. */
public interface Ranks {

    /**
     * Some of them.
     *
     * @param size how many have a place in all
     */
    record Page(long size, List<Standing> standings) {

        public Page {
            standings = List.copyOf(standings);
        }
    }

    /** So many, best first, after leaving out the best so many. */
    Page page(long skipped, int count);

    /** Empty for who has nothing. */
    Optional<Standing> of(UserId user);

    /** The same as a part of a statement: rank and value, or no row. */
    Select<Record2<Long, Long>> statement(UserId user);
}
