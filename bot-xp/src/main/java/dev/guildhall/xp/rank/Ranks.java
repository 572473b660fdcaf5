package dev.guildhall.xp.rank;

import dev.guildhall.spi.id.UserId;
import java.util.List;
import java.util.Optional;

/** Who stands where by some value: whoever has more stands higher, of equals the lower id. Thread-safe; calls block. */
public interface Ranks {

    /** How many have a place. */
    long size();

    /** So many, best first, after leaving out the best so many. */
    List<Standing> page(long skipped, int count);

    /** Empty for who has nothing. */
    Optional<Standing> of(UserId user);
}
