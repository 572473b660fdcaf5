package dev.guildhall.core.text;

import dev.guildhall.spi.guild.Guild;
import dev.guildhall.spi.guild.Guilds;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.SettingTypes;
import dev.guildhall.spi.setting.Settings;
import java.util.Locale;
import java.util.function.Supplier;

/** In which language the bot speaks to a guild as a whole. Thread-safe. */
public final class GuildLanguage {

    private static final String OF_SERVER = "auto";

    /** The guild's choice. */
    public static final SettingKey<String> LANGUAGE = new SettingKey<>(
            "general.language",
            SettingTypes.choice(OF_SERVER, "en", "ko"),
            OF_SERVER,
            "The language in which I speak to everybody: en, ko, or auto for the server's own in Discord");

    private final Settings settings;
    private final Supplier<Guilds> guilds;

    /** @param guilds asked only once something came in */
    public GuildLanguage(Settings settings, Supplier<Guilds> guilds) {
        this.settings = settings;
        this.guilds = guilds;
    }

    /** May read the guild's settings from the database. */
    public Locale of(GuildId guild) {
        String chosen = settings.of(guild).get(LANGUAGE);
        Locale wanted = chosen.equals(OF_SERVER)
                ? guilds.get().guild(guild).map(Guild::locale).orElse(Locale.ENGLISH)
                : Locale.of(chosen);
        return Languages.nearest(wanted);
    }
}
