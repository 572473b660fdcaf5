package dev.guildhall.spi.facet;

import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.setting.GuildSettings;
import dev.guildhall.spi.text.Texts;
import java.util.List;

/**
 * What a change of the module's settings would do to many people at once, such as taking roles away. Who is about to change them
 * is shown it, and asked whether to go on.
 */
public record SettingsEffect(Question question) implements Facet {

    /** Finds out. */
    @FunctionalInterface
    public interface Question {

        /**
         * Called before a change that would be accepted, for each change of the guild's settings; so it looks first whether its
         * own differ. May block for seconds.
         *
         * @return sentences in the language of the texts; empty where nobody need be asked
         */
        List<String> effects(GuildId guild, GuildSettings before, GuildSettings after, Texts texts);
    }
}
