package dev.guildhall.xp.view;

import dev.guildhall.spi.setting.GuildSettings;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.SettingTypes;
import dev.guildhall.xp.card.Look;
import dev.guildhall.xp.card.Shade;
import java.util.List;
import java.util.Locale;

/** What a guild can change about pictures. */
public final class CardSettings {

    static final SettingKey<Boolean> PICTURES = new SettingKey<>(
            "xp.pictures", SettingTypes.flag(), true, "Whether I answer with pictures where I can, or with text alone");

    static final SettingKey<Integer> COLOR = new SettingKey<>(
            "xp.card-color",
            SettingTypes.color(),
            Look.DEFAULT.accent(),
            "The color of rank cards and charts, for who has not chosen one");

    static final SettingKey<String> THEME = new SettingKey<>(
            "xp.card-theme",
            SettingTypes.choice("dark", "light"),
            "dark",
            "Whether rank cards and charts are dark or light, for who has not chosen");

    public static final List<SettingKey<?>> ALL = List.of(PICTURES, COLOR, THEME);

    private CardSettings() {}

    static Shade shade(GuildSettings settings) {
        return Shade.valueOf(settings.get(THEME).toUpperCase(Locale.ROOT));
    }
}
