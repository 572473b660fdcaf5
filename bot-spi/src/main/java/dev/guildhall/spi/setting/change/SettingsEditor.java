package dev.guildhall.spi.setting.change;

import dev.guildhall.spi.id.GuildId;

/**
 * Changes settings of guilds. A service of {@link dev.guildhall.spi.ModuleContext#service}. Thread-safe; blocks for the
 * database. Whether somebody may change a setting is for the caller to check.
 */
public interface SettingsEditor {

    /** What a guild has set, as it is in the database now. */
    StoredSettings stored(GuildId guild);

    /** What applying them would do; changes nothing. May take seconds in a large guild. */
    Effects effects(GuildId guild, Edits edits);

    /** Applies them all, or none and tells why. Two edits of one value are applied one after the other. */
    Outcome apply(GuildId guild, Edits edits);
}
