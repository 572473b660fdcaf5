package dev.guildhall.xp.view;

import dev.guildhall.spi.id.UserId;
import java.util.List;
import java.util.Optional;

/**
 * A page of a leaderboard.
 *
 * @param members how many have a place on it
 * @param offset how many stand before the first of this page
 * @param places of this page
 * @param own the place of who asks
 */
public record Board(long members, long offset, List<Place> places, Optional<Place> own) {

    /** How many places a page has. */
    public static final int PAGE = 10;

    /** @param rank 1 for the highest value; of equals, the lower id stands first */
    public record Place(long rank, UserId user, long value) {}

    public Board {
        places = List.copyOf(places);
    }

    /** Where the last page begins. */
    public long lastOffset() {
        return members == 0 ? 0 : (members - 1) / PAGE * PAGE;
    }

    /** Whether the one who asks is on this page. */
    public boolean showsOwn() {
        return own.isPresent() && pageOf(own.get().rank()) == offset;
    }

    /** Where the page of a rank begins. */
    public static long pageOf(long rank) {
        return (rank - 1) / PAGE * PAGE;
    }
}
