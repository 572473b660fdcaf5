package dev.guildhall.core.setting;

import dev.guildhall.spi.facet.SettingsEffect;
import dev.guildhall.spi.facet.SettingsRule;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.setting.GuildSettings;
import dev.guildhall.spi.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** What the modules declared must hold between settings. Thread-safe. */
final class Rules {

    private final List<Declared> declared = new CopyOnWriteArrayList<>();

    private record Declared(Function<Locale, Texts> texts, SettingsRule rule) {

        List<String> problems(GuildSettings settings, SettingsRule.Change change, Locale language) {
            return rule.question().problems(settings, change, texts.apply(language));
        }
    }

    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    private record Asked(Function<Locale, Texts> texts, SettingsEffect effect) {}

    void add(Function<Locale, Texts> texts, SettingsEffect effect) {
        asked.add(new Asked(texts, effect));
    }

    /** What a change would do to many people. */
    List<String> effects(GuildId guild, GuildSettings before, GuildSettings after, Locale language) {
        return asked.stream()
                .flatMap(each ->
                        each
                                .effect()
                                .question()
                                .effects(guild, before, after, each.texts().apply(language))
                                .stream())
                .toList();
    }

    void add(Function<Locale, Texts> texts, SettingsRule rule) {
        declared.add(new Declared(texts, rule));
    }

    /** What a change would make wrong that was right before. */
    List<String> newProblems(SettingsRule.Change change, GuildSettings before, GuildSettings after, Locale language) {
        return declared.stream()
                .flatMap(each -> {
                    List<String> known = each.problems(before, change, language);
                    return each.problems(after, change, language).stream().filter(problem -> !known.contains(problem));
                })
                .toList();
    }
}
