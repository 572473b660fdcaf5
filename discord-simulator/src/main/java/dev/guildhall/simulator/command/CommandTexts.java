package dev.guildhall.simulator.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.simulator.world.Languages;
import java.util.Locale;
import java.util.regex.Pattern;

/** Discord's rules for names and descriptions, in every language they are given in. */
final class CommandTexts {
    private static final Pattern NAME =
            Pattern.compile("^[-_'\\p{L}\\p{N}\\p{IsDevanagari}\\p{IsThai}]{1,32}$", Pattern.UNICODE_CHARACTER_CLASS);

    private final CommandRules.Report report;

    CommandTexts(CommandRules.Report report) {
        this.report = report;
    }

    /** The name of a slash command or an option. */
    void name(JsonNode node, String at) {
        name(node.path("name").asText(), at + "name");
        localized(node, "name", at, this::name);
    }

    private void name(String name, String at) {
        if (name.isEmpty()) {
            report.wrong(at, "BASE_TYPE_REQUIRED", "This field is required");
        } else if (!NAME.matcher(name).matches() || !name.equals(name.toLowerCase(Locale.ROOT))) {
            report.wrong(
                    at,
                    "APPLICATION_COMMAND_INVALID_NAME",
                    "Command name is invalid: '" + name + "' must be 1-32 lowercase letters, digits, - or _");
        }
    }

    /** A name that may have blanks and capitals. */
    void plainName(JsonNode node, String at) {
        length(node.path("name").asText(), at + "name", 32);
        localized(node, "name", at, (text, path) -> length(text, path, 32));
    }

    void description(JsonNode node, String at) {
        length(node.path("description").asText(), at + "description", 100);
        localized(node, "description", at, (text, path) -> length(text, path, 100));
    }

    /** The name of a choice. */
    void choice(JsonNode choice, String at) {
        length(choice.path("name").asText(), at + "name", 100);
        localized(choice, "name", at, (text, path) -> length(text, path, 100));
    }

    void length(String text, String at, int most) {
        if (text.isEmpty()) {
            report.wrong(at, "BASE_TYPE_REQUIRED", "This field is required");
        } else if (text.length() > most) {
            report.wrong(at, "BASE_TYPE_BAD_LENGTH", "Must be between 1 and " + most + " in length.");
        }
    }

    @FunctionalInterface
    private interface Rule {
        void check(String text, String at);
    }

    private void localized(JsonNode node, String field, String at, Rule rule) {
        String localizations = field + "_localizations";
        node.path(localizations).properties().forEach(entry -> {
            String path = at + localizations + "." + entry.getKey();
            if (!Languages.OF_DISCORD.contains(entry.getKey())) {
                report.wrong(
                        at + localizations,
                        "DICT_TYPE_KEYS",
                        "The locale '" + entry.getKey() + "' is none that Discord has");
            } else if (!entry.getValue().isNull()) {
                rule.check(entry.getValue().asText(), path);
            }
        });
    }

    /** The characters of all names, descriptions and values, which together are limited. */
    static int size(JsonNode node) {
        int size = length(node, "name") + length(node, "description");
        if (node.path("value").isTextual()) {
            size += node.path("value").asText().length();
        }
        for (String children : new String[] {"options", "choices"}) {
            for (JsonNode child : node.path(children)) {
                size += size(child);
            }
        }
        return size;
    }

    private static int length(JsonNode node, String field) {
        int longest = node.path(field).asText().length();
        for (JsonNode text : node.path(field + "_localizations")) {
            longest = Math.max(longest, text.asText().length());
        }
        return longest;
    }
}
