package dev.guildhall.spi;

import java.util.function.LongSupplier;

/**
 * Numbers that operators see in {@code ./guildhall status} and at {@code /status}. A service of {@link ModuleContext#service}.
 * Thread-safe.
 */
public interface Gauges {

    /**
     * Shows a number from now on.
     *
     * @param name the module's name, a dot and words with dashes: {@code xp.gap-channels}
     * @param description what it counts, and its unit
     * @param value asked every second or so, so it must be cheap; the sum of all processes is shown
     */
    void show(String name, String description, LongSupplier value);
}
