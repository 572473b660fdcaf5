package dev.guildhall.simulator.world;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Few things by their ids, in the order of these, in as little memory as they can take: a hundred thousand guilds have one of these
 * for their roles and another for their channels.
 *
 * <p>Reading is safe from any thread; each change copies.
 */
final class Shelf<T> {
    private final Function<T, Snowflake> id;
    private volatile List<T> things = List.of();

    Shelf(Function<T, Snowflake> id) {
        this.id = id;
    }

    /** All of them, lowest id first; never changed. */
    List<T> values() {
        return things;
    }

    @Nullable
    T get(Snowflake wanted) {
        List<T> now = things;
        int place = place(now, id, wanted);
        return place >= 0 ? now.get(place) : null;
    }

    /** Adds a thing, or puts it in the place of the one with its id. */
    synchronized void put(T thing) {
        int place = place(things, id, id.apply(thing));
        things = place >= 0 ? with(place, place + 1, thing) : with(-place - 1, -place - 1, thing);
    }

    /** Takes a thing away; null when there was none. */
    synchronized @Nullable T remove(Snowflake wanted) {
        int place = place(things, id, wanted);
        if (place < 0) {
            return null;
        }
        T removed = things.get(place);
        things = with(place, place + 1, null);
        return removed;
    }

    @SuppressWarnings("unchecked") // The array holds nothing but what was in a list of T, and a T.
    private List<T> with(int from, int to, @Nullable T between) {
        List<T> now = things;
        int added = between == null ? 0 : 1;
        Object[] changed = new Object[now.size() - (to - from) + added];
        for (int index = 0; index < from; index++) {
            changed[index] = now.get(index);
        }
        if (between != null) {
            changed[from] = between;
        }
        for (int index = to; index < now.size(); index++) {
            changed[from + added + index - to] = now.get(index);
        }
        return (List<T>) List.of(changed);
    }

    /** The place of an id, or, as {@code -place - 1}, where it would have to be. */
    static <T> int place(List<T> among, Function<T, Snowflake> id, Snowflake wanted) {
        int low = 0;
        int high = among.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = id.apply(among.get(middle)).compareTo(wanted);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }
}
