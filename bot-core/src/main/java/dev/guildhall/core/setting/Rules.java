package dev.guildhall.core.setting;

import dev.guildhall.spi.facet.SettingsRule;
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

        List<String> problems(GuildSettings settings, Locale language) {
            return rule.problems().apply(settings, texts.apply(language));
        }
    }

    void add(Function<Locale, Texts> texts, SettingsRule rule) {
        declared.add(new Declared(texts, rule));
    }

    /** What a change would make wrong that was right before. */
    List<String> newProblems(GuildSettings before, GuildSettings after, Locale language) {
        return declared.stream()
                .flatMap(each -> {
                    List<String> known = each.problems(before, language);
                    return each.problems(after, language).stream().filter(problem -> !known.contains(problem));
                })
                .toList();
    }
}
