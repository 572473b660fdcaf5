package dev.guildhall.simulator.world;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** In which language each person uses Discord; the bot learns it from interactions alone. */
public final class Languages {
    /** Those that Discord's clients have (API documentation, "Locales"). */
    public static final List<String> OF_DISCORD = List.of(
            "en-US", "en-GB", "id", "da", "de", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl", "no", "pl",
            "pt-BR", "ro", "fi", "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th", "zh-CN", "ja", "zh-TW",
            "ko");

    /** The language of whoever has not chosen another. */
    public static final String USUAL = "en-US";

    private final World world;
    private final Map<Snowflake, String> byPerson = new ConcurrentHashMap<>();

    Languages(World world) {
        this.world = world;
    }

    public String of(Snowflake person) {
        return byPerson.getOrDefault(person, USUAL);
    }

    /**
     * Chooses a person's language.
     *
     * @throws IllegalArgumentException when Discord has no such language
     */
    public void set(Snowflake person, String language) {
        require(language);
        byPerson.put(person, language);
        world.tell(new WorldEvent.LanguageChosen(person));
    }

    static void require(String language) {
        if (!OF_DISCORD.contains(language)) {
            throw new IllegalArgumentException(
                    "Discord has no language '" + language + "'; there are: " + String.join(", ", OF_DISCORD));
        }
    }

    void clear() {
        byPerson.clear();
    }
}
