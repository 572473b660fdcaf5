package dev.guildhall.spi.setting;

import dev.guildhall.spi.id.GuildId;

/** What guilds have set. Thread-safe. */
public interface Settings {

    /**
     * The settings of a guild as they are now, in one consistent version. From the cache as a rule; a guild that was not asked
     * for lately is read from the database, so call it on a virtual thread.
     */
    GuildSettings of(GuildId guild);
}
