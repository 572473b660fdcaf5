package dev.guildhall.core.text;

import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.SettingTypes;
import dev.guildhall.spi.setting.Settings;
import java.util.Locale;

/** In which language the bot speaks to a guild as a whole. Thread-safe. */
public final class GuildLanguage {

    /** The guild's choice. */
    public static final SettingKey<String> LANGUAGE = new SettingKey<>(
            "general.language",
            SettingTypes.choice("en", "ko"),
            "en",
            "The language in which I speak to everybody: en for English, ko for Korean");

    private final Settings settings;

    public GuildLanguage(Settings settings) {
        this.settings = settings;
    }

    /** May read the guild's settings from the database. */
    public Locale of(GuildId guild) {
        return Languages.nearest(Locale.of(settings.of(guild).get(LANGUAGE)));
    }
}
