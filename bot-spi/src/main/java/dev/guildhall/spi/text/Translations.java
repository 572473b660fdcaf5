package dev.guildhall.spi.text;

import dev.guildhall.spi.id.GuildId;
import java.util.List;
import java.util.Locale;

/**
 * The calling module's texts, for what is said without a command: announcements and jobs. A service of {@link
 * dev.guildhall.spi.ModuleContext#service}. Thread-safe.
 */
public interface Translations {

    /** The languages that the platform speaks, English first. */
    List<Locale> languages();

    Texts in(Locale language);

    /** In the guild's language. May read settings from the database. */
    Texts of(GuildId guild);
}
