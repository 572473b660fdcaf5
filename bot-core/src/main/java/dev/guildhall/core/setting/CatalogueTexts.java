package dev.guildhall.core.setting;

import dev.guildhall.core.text.TextCatalogue;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.SettingTexts;
import java.util.Locale;
import java.util.Optional;

/** What the modules' message files say about their settings; in English, what the declaration says. */
public record CatalogueTexts(TextCatalogue catalogue) implements SettingTexts {

    @Override
    public String description(SettingKey<?> key, Locale language) {
        return find(key, language, "").orElse(key.description());
    }

    @Override
    public String help(SettingKey<?> key, Locale language) {
        return find(key, language, ".help").orElse(key.help());
    }

    @Override
    public Optional<String> allowed(SettingKey<?> key, Locale language) {
        return find(key, language, ".allowed");
    }

    @Override
    public String permission(SettingKey<?> key, Locale language) {
        return catalogue
                .in(TextCatalogue.OWN, language)
                .say("permission." + key.permission().name());
    }

    private Optional<String> find(SettingKey<?> key, Locale language, String part) {
        return catalogue.pattern(key.module(), language, "setting." + key.name() + part);
    }
}
