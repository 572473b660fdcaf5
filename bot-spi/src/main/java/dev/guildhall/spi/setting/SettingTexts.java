package dev.guildhall.spi.setting;

import java.util.Locale;
import java.util.Optional;

/**
 * What modules say about their settings, in each language. A service of {@link dev.guildhall.spi.ModuleContext#service}.
 * Thread-safe.
 */
public interface SettingTexts {

    /** The text {@code setting.<key>} of the key's module, else its English description. */
    String description(SettingKey<?> key, Locale language);

    /** The text {@code setting.<key>.help} of the key's module, else its English help; may be empty. */
    String help(SettingKey<?> key, Locale language);

    /** The text {@code setting.<key>.allowed} of the key's module: what its type allows, for types of the module's own. */
    Optional<String> allowed(SettingKey<?> key, Locale language);

    /** The permission that somebody needs who changes it, as Discord calls it in that language. */
    String permission(SettingKey<?> key, Locale language);
}
