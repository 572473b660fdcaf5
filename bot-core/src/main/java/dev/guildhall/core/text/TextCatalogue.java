package dev.guildhall.core.text;

import dev.guildhall.spi.text.Texts;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The texts of all modules of a process. Thread-safe. */
public final class TextCatalogue {

    /** The platform's own part, as a module among the others. */
    public static final String OWN = "general";

    private final Map<String, TextFiles> byModule = new ConcurrentHashMap<>();

    /** Adds a module's texts. */
    public void add(String module, TextFiles files) {
        byModule.put(module, files);
    }

    /**
     * A module's texts in the nearest language that the platform speaks.
     *
     * @throws IllegalArgumentException if there is no such module
     */
    public Texts in(String module, Locale language) {
        TextFiles files = byModule.get(module);
        if (files == null) {
            throw new IllegalArgumentException("there is no module " + module);
        }
        return files.in(language);
    }

    /** The platform's own texts. */
    public Texts own(Locale language) {
        return in(OWN, language);
    }

    /** What a module's files say in other languages than English: language, key, text. */
    public Map<Locale, Map<String, String>> translations(String module) {
        TextFiles files = byModule.get(module);
        Map<Locale, Map<String, String>> translations = new HashMap<>();
        for (Locale language : Languages.ALL) {
            if (files != null && !language.equals(Locale.ENGLISH)) {
                translations.put(language, files.all(language));
            }
        }
        return translations;
    }

    /** A text as the module's file of the nearest language has it; nothing where it lacks it or there is no such module. */
    public Optional<String> pattern(String module, Locale language, String key) {
        return Optional.ofNullable(byModule.get(module))
                .flatMap(files -> files.pattern(Languages.nearest(language), key));
    }
}
