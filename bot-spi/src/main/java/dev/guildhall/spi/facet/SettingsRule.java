package dev.guildhall.spi.facet;

import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.setting.GuildSettings;
import dev.guildhall.spi.text.Texts;
import java.util.List;
import java.util.function.BiFunction;

/**
 * What must hold between settings of the module, such as a least that is not above its most. Asked before a change with the
 * settings as they would be; a change is refused for problems that were not there before it.
 */
public record SettingsRule(Question question) implements Facet {

    /** A rule that is the same for every guild, whoever changes its settings. */
    public SettingsRule(BiFunction<GuildSettings, Texts, List<String>> problems) {
        this((settings, change, texts) -> problems.apply(settings, texts));
    }

    /** Finds out. */
    @FunctionalInterface
    public interface Question {

        /**
         * Asked with the settings before a change and with those after it, within its transaction: it asks nobody but, where
         * the change itself concerns it, for who makes it.
         *
         * @return each names the settings, their values and the remedy, as a sentence in the language of the texts and in Discord's
         *     Markdown; empty where all is well
         */
        List<String> problems(GuildSettings settings, Change change, Texts texts);
    }

    /**
     * Who is about to change what.
     *
     * @param actor 0 for the operator at the terminal
     * @param before the settings as they are
     */
    public record Change(GuildId guild, UserId actor, GuildSettings before) {}
}
