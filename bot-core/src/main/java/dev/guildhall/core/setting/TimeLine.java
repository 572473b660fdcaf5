package dev.guildhall.core.setting;

import dev.guildhall.spi.setting.change.PastChange;
import dev.guildhall.spi.setting.change.Slot;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The versions of a guild's settings from a moment until now. Thread-safe.
 *
 * @param from the moment since when it is complete
 * @param now what holds now
 * @param changes after {@code from}, the latest first
 * @param read the versions that were asked for, by how many changes came later
 */
record TimeLine(
        Instant from, SettingsStore.Version now, List<PastChange> changes, Map<Integer, SettingsSnapshot> read) {

    TimeLine(Instant from, SettingsStore.Version now, List<PastChange> changes) {
        this(from, now, List.copyOf(changes), new ConcurrentHashMap<>());
    }

    boolean reaches(Instant time) {
        return !time.isBefore(from);
    }

    SettingsSnapshot at(Instant time, Function<SettingsStore.Version, SettingsSnapshot> reading) {
        return read.computeIfAbsent(laterThan(time), count -> reading.apply(version(count)));
    }

    SettingsStore.Version version(Instant time) {
        return version(laterThan(time));
    }

    private int laterThan(Instant time) {
        int later = 0;
        while (later < changes.size() && changes.get(later).time().isAfter(time)) {
            later++;
        }
        return later;
    }

    /** What held before the latest so many changes. */
    private SettingsStore.Version version(int undone) {
        Map<Slot, String> texts = new HashMap<>(now.texts());
        for (PastChange change : changes.subList(0, undone)) {
            change.before().ifPresentOrElse(text -> texts.put(change.slot(), text), () -> texts.remove(change.slot()));
        }
        if (undone == 0) {
            return now;
        }
        long revision = changes.get(undone - 1).revision();
        Instant since = undone < changes.size() ? changes.get(undone).time() : from;
        return new SettingsStore.Version(Math.max(0, revision - 1), since, texts);
    }
}
