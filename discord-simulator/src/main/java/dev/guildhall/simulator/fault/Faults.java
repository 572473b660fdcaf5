package dev.guildhall.simulator.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The armed disturbances. Safe for use by several threads; costs one volatile read while nothing is armed. */
public final class Faults {
    private final List<Armed> armed = new ArrayList<>();
    private volatile boolean any;

    /** A disturbance and the occasions it has left. */
    public record Armed(Fault fault, int remaining) {}

    /** Arms a disturbance for the next {@code count} occasions. */
    public synchronized void arm(Fault fault, int count) {
        if (count < 1) {
            throw new IllegalArgumentException("count is " + count + ": give at least 1");
        }
        armed.add(new Armed(fault, count));
        any = true;
    }

    /** Takes one occasion of the first disturbance of this type that fits. */
    public <T extends Fault> Optional<T> take(Class<T> type, Predicate<T> fits) {
        return any ? takeArmed(type, fits) : Optional.empty();
    }

    private synchronized <T extends Fault> Optional<T> takeArmed(Class<T> type, Predicate<T> fits) {
        for (int index = 0; index < armed.size(); index++) {
            Armed candidate = armed.get(index);
            if (type.isInstance(candidate.fault()) && fits.test(type.cast(candidate.fault()))) {
                if (candidate.remaining() == 1) {
                    armed.remove(index);
                    any = !armed.isEmpty();
                } else {
                    armed.set(index, new Armed(candidate.fault(), candidate.remaining() - 1));
                }
                return Optional.of(type.cast(candidate.fault()));
            }
        }
        return Optional.empty();
    }

    /** What is armed now. */
    public synchronized List<Armed> active() {
        return List.copyOf(armed);
    }

    /** Disarms everything. */
    public synchronized void clear() {
        armed.clear();
        any = false;
    }
}
