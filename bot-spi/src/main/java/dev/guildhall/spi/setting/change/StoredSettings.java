package dev.guildhall.spi.setting.change;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One version of what a guild set, as texts.
 *
 * @param revision counts the guild's changes; 0 where it never changed anything
 * @param since when it became so; the beginning of time where it never changed
 * @param texts also of keys that no module of this process declares
 * @param misfits those that their types no longer take, so that the default holds
 */
public record StoredSettings(long revision, Instant since, Map<Slot, String> texts, List<Misfit> misfits) {

    /** A value that does not hold, and why. */
    public record Misfit(Slot slot, String text, String problem) {}

    public StoredSettings {
        texts = Map.copyOf(texts);
        misfits = List.copyOf(misfits);
    }

    public Optional<String> text(Slot slot) {
        return Optional.ofNullable(texts.get(slot));
    }
}
