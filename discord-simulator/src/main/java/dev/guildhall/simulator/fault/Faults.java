package dev.guildhall.simulator.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * The armed disturbances. Safe for use by several threads; costs one volatile read while nothing is armed.
 *
 * <p>A disturbance with a chance below 1 decides anew at each occasion, by numbers of its own that the seed determines: with
 * the same seed and the same order of arming, the same occasions are struck.
 */
public final class Faults {
    private final List<Charge> charges = new ArrayList<>();
    private final SplittableRandom seeds;
    private volatile boolean any;

    public Faults(long seed) {
        this.seeds = new SplittableRandom(seed);
    }

    /**
     * A disturbance and what is left of it.
     *
     * @param remaining how many occasions it still strikes
     * @param chance that it strikes an occasion, above 0 up to 1
     */
    public record Armed(Fault fault, int remaining, double chance) {}

    private record Charge(Armed armed, SplittableRandom random) {
        boolean strikes() {
            return armed.chance() >= 1 || random.nextDouble() < armed.chance();
        }

        Charge less() {
            return new Charge(new Armed(armed.fault(), armed.remaining() - 1, armed.chance()), random);
        }
    }

    /** Arms a disturbance for the next {@code count} occasions. */
    public void arm(Fault fault, int count) {
        arm(fault, count, 1);
    }

    /** Arms a disturbance that strikes {@code count} occasions, each that comes with this chance. */
    public synchronized void arm(Fault fault, int count, double chance) {
        if (count < 1) {
            throw new IllegalArgumentException("count is " + count + ": give at least 1");
        }
        if (!(chance > 0 && chance <= 1)) {
            throw new IllegalArgumentException("chance is " + chance + ": give above 0 up to 1");
        }
        charges.add(new Charge(new Armed(fault, count, chance), seeds.split()));
        any = true;
    }

    /** Takes one occasion of the first disturbance of this type that fits and strikes. */
    public <T extends Fault> Optional<T> take(Class<T> type, Predicate<T> fits) {
        return any ? takeArmed(type, fits) : Optional.empty();
    }

    private synchronized <T extends Fault> Optional<T> takeArmed(Class<T> type, Predicate<T> fits) {
        for (int index = 0; index < charges.size(); index++) {
            Charge charge = charges.get(index);
            Fault fault = charge.armed().fault();
            if (type.isInstance(fault) && fits.test(type.cast(fault)) && charge.strikes()) {
                if (charge.armed().remaining() == 1) {
                    charges.remove(index);
                    any = !charges.isEmpty();
                } else {
                    charges.set(index, charge.less());
                }
                return Optional.of(type.cast(fault));
            }
        }
        return Optional.empty();
    }

    /** Whether nothing is armed. */
    public boolean quiet() {
        return !any;
    }

    /** What is armed now. */
    public synchronized List<Armed> active() {
        return charges.stream().map(Charge::armed).toList();
    }

    /** Disarms everything. */
    public synchronized void clear() {
        charges.clear();
        any = false;
    }
}
