package dev.guildhall.simulator.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks a command as Discord does, and reports what is wrong by path. */
public final class CommandRules {
    private static final Pattern NAME =
            Pattern.compile("^[-_'\\p{L}\\p{N}\\p{IsDevanagari}\\p{IsThai}]{1,32}$", Pattern.UNICODE_CHARACTER_CLASS);
    private static final int SLASH = 1;
    private static final int LARGEST_OPTION_TYPE = 11;

    /** Takes what is wrong. */
    @FunctionalInterface
    public interface Report {
        /** Something is wrong at {@code path}, which has the form {@code options.0.name}. */
        void wrong(String path, String code, String message);
    }

    private final Report report;

    public CommandRules(Report report) {
        this.report = report;
    }

    /** Checks one command; {@code at} is the path of the command, empty or ending in a dot. */
    public void check(JsonNode command, String at) {
        boolean slash = command.path("type").asInt(SLASH) == SLASH;
        if (slash) {
            name(command, at);
            text(command, "description", at, 100);
        } else {
            text(command, "name", at, 32);
        }
        options(command, at, 0);
    }

    private void name(JsonNode node, String at) {
        String name = node.path("name").asText();
        if (name.isEmpty()) {
            report.wrong(at + "name", "BASE_TYPE_REQUIRED", "This field is required");
        } else if (!NAME.matcher(name).matches() || !name.equals(name.toLowerCase(Locale.ROOT))) {
            report.wrong(
                    at + "name",
                    "APPLICATION_COMMAND_INVALID_NAME",
                    "Command name is invalid: '" + name + "' must be 1-32 lowercase letters, digits, - or _");
        }
    }

    private void text(JsonNode node, String field, String at, int most) {
        int length = node.path(field).asText().length();
        if (length == 0) {
            report.wrong(at + field, "BASE_TYPE_REQUIRED", "This field is required");
        } else if (length > most) {
            report.wrong(at + field, "BASE_TYPE_BAD_LENGTH", "Must be between 1 and " + most + " in length.");
        }
    }

    private void options(JsonNode parent, String at, int depth) {
        JsonNode options = parent.path("options");
        if (options.size() > 25) {
            report.wrong(at + "options", "BASE_TYPE_MAX_LENGTH", "Must be 25 or fewer in length.");
        }
        Set<String> names = new HashSet<>();
        boolean optionalSeen = false;
        int index = 0;
        for (JsonNode option : options) {
            String optionAt = at + "options." + index++ + ".";
            name(option, optionAt);
            text(option, "description", optionAt, 100);
            int type = option.path("type").asInt();
            if (type < 1 || type > LARGEST_OPTION_TYPE || (type == 2 && depth > 0) || (type == 1 && depth > 1)) {
                report.wrong(optionAt + "type", "BASE_TYPE_CHOICES", "This option type is not allowed here.");
            }
            if (!names.add(option.path("name").asText())) {
                report.wrong(
                        optionAt + "name", "APPLICATION_COMMAND_OPTIONS_NAME_INVALID", "Option names must be unique");
            }
            boolean required = option.path("required").asBoolean();
            if (required && optionalSeen) {
                report.wrong(
                        optionAt + "required",
                        "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
                        "Required options must be placed before non-required options");
            }
            optionalSeen |= !required;
            choices(option, optionAt);
            if (type <= 2) {
                options(option, optionAt, type == 2 ? depth + 1 : 2);
            }
        }
    }

    private void choices(JsonNode option, String at) {
        if (option.path("choices").size() > 25) {
            report.wrong(at + "choices", "BASE_TYPE_MAX_LENGTH", "Must be 25 or fewer in length.");
        }
        int index = 0;
        for (JsonNode choice : option.path("choices")) {
            text(choice, "name", at + "choices." + index++ + ".", 100);
        }
    }
}
