package dev.guildhall.core.text;

import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.text.Texts;
import dev.guildhall.spi.text.Translations;
import java.util.List;
import java.util.Locale;

/** One module's texts, in the language that a guild has chosen for itself. */
public record GuildTranslations(String module, TextCatalogue texts, GuildLanguage chosen) implements Translations {

    @Override
    public List<Locale> languages() {
        return Languages.ALL;
    }

    @Override
    public Texts in(Locale language) {
        return texts.in(module, language);
    }

    @Override
    public Texts of(GuildId guild) {
        return in(chosen.of(guild));
    }
}
