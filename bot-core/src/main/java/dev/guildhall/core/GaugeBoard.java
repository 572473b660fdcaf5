package dev.guildhall.core;

import dev.guildhall.spi.Gauges;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The numbers that the modules of this process show. */
final class GaugeBoard implements Gauges {

    private static final Logger LOG = LoggerFactory.getLogger(GaugeBoard.class);
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*\\.[a-z][a-z0-9-]*");

    private final Map<String, Shown> shown = new ConcurrentSkipListMap<>();
    private final Map<String, Boolean> reported = new ConcurrentHashMap<>();

    private record Shown(String description, LongSupplier value) {}

    @Override
    public void show(String name, String description, LongSupplier value) {
        if (!NAME.matcher(name).matches() || description.isBlank()) {
            throw new IllegalArgumentException("gauge \"" + name + "\", described as \"" + description
                    + "\", needs a name like xp.gap-channels and a description");
        }
        shown.put(name, new Shown(description, value));
    }

    /** What they are now, by name; one that fails is left out. */
    List<GaugeStatus> read() {
        return shown.entrySet().stream()
                .flatMap(each -> read(each.getKey(), each.getValue()).stream())
                .toList();
    }

    private List<GaugeStatus> read(String name, Shown gauge) {
        try {
            return List.of(
                    new GaugeStatus(name, gauge.description(), gauge.value().getAsLong()));
        } catch (RuntimeException failure) {
            // Once: it is asked every second.
            if (reported.put(name, true) == null) {
                LOG.error("gauge {} - failed, and is not shown", name, failure);
            }
            return List.of();
        }
    }
}
