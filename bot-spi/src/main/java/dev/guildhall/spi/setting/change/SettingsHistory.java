package dev.guildhall.spi.setting.change;

import dev.guildhall.spi.id.GuildId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What was changed. A service of {@link dev.guildhall.spi.ModuleContext#service}. Thread-safe; reads the database. */
public interface SettingsHistory {

    /**
     * Changes, the latest first.
     *
     * @param name of a setting; empty for all
     * @param before only changes with a smaller id; {@link Long#MAX_VALUE} for the latest
     */
    List<PastChange> page(GuildId guild, Optional<String> name, long before, int atMost);

    /** Changes of the slots after a revision, the latest first. */
    List<PastChange> since(GuildId guild, long revision, List<Slot> slots);

    Optional<PastChange> change(GuildId guild, long id);

    /** What the guild had set at a moment. */
    StoredSettings at(GuildId guild, Instant time);
}
