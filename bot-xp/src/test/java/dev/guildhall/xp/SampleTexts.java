package dev.guildhall.xp;

import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.text.Texts;
import dev.guildhall.spi.text.Translations;
import java.util.List;
import java.util.Locale;

/** Says the key and the arguments. */
public final class SampleTexts implements Translations, Texts {

    @Override
    public List<Locale> languages() {
        return List.of(Locale.ENGLISH);
    }

    @Override
    public Texts in(Locale language) {
        return this;
    }

    @Override
    public Texts of(GuildId guild) {
        return this;
    }

    @Override
    public Locale language() {
        return Locale.ENGLISH;
    }

    @Override
    public String say(String key, Object... arguments) {
        StringBuilder said = new StringBuilder(key);
        for (int i = 0; i < arguments.length; i += 2) {
            said.append(' ').append(arguments[i]).append('=').append(arguments[i + 1]);
        }
        return said.toString();
    }
}
