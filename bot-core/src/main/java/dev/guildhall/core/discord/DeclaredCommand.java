package dev.guildhall.core.discord;

import dev.guildhall.spi.command.Command;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A command with its texts in other languages than English.
 *
 * @param path the names by which its texts are found, with dots: {@code xp.add}; its own, unless it stands under another
 * @param texts by language and by the key that {@code dev.guildhall.spi.text} describes
 */
public record DeclaredCommand(Command command, String path, Map<Locale, Map<String, String>> texts) {

    public DeclaredCommand {
        texts = Map.copyOf(texts);
    }

    /** Under its own name. */
    public DeclaredCommand(Command command, Map<Locale, Map<String, String>> texts) {
        this(command, command.name(), texts);
    }

    /** The text of a key in a language. */
    public Optional<String> text(Locale language, String key) {
        return Optional.ofNullable(texts.getOrDefault(language, Map.of()).get(key));
    }
}
