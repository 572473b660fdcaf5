package dev.guildhall.core.command;

import dev.guildhall.core.text.TextCatalogue;
import dev.guildhall.spi.command.Option;
import java.util.Locale;

/** What modules say about their commands in each language; in English, what the declaration says. Thread-safe. */
record CommandTexts(TextCatalogue catalogue) {

    String description(CatalogueCommand command, Locale language) {
        return text(command, language, "", command.command().description());
    }

    /** Of an outermost command, which may only gather others. */
    String description(CommandIndex.Root root, Locale language) {
        return text(
                root.module(),
                root.command().name(),
                language,
                "",
                root.command().description());
    }

    String description(CatalogueCommand command, Option option, Locale language) {
        return text(command, language, "." + option.name(), option.description());
    }

    private String text(CatalogueCommand command, Locale language, String part, String declared) {
        return text(command.module(), command.path(), language, part, declared);
    }

    private String text(String module, String path, Locale language, String part, String declared) {
        String key = "command." + path.replace(' ', '.') + part;
        return catalogue
                .pattern(module, language, key)
                .map(pattern -> catalogue.in(module, language).say(key))
                .orElse(declared);
    }
}
