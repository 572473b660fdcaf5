package dev.guildhall.spi.setting;

import dev.guildhall.spi.id.GuildId;
import java.time.Instant;

/** What guilds have set. Thread-safe. */
public interface Settings {

    /**
     * The settings of a guild as they are now, in one consistent version. From the cache as a rule; a guild that was not asked
     * for lately is read from the database, so call it on a virtual thread.
     */
    GuildSettings of(GuildId guild);

    /**
     * The settings as they were at a moment of the past, so that what is seen late is judged by the rules of its time. As
     * cheap as {@link #of(GuildId)} where nothing was changed since.
     */
    default GuildSettings of(GuildId guild, Instant time) {
        return of(guild);
    }
}
