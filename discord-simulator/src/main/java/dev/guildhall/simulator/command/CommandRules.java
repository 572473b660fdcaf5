package dev.guildhall.simulator.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/** Checks a command as Discord does, and reports what is wrong by path. */
public final class CommandRules {
    private static final int SLASH = 1;
    private static final int SUB_COMMAND = 1;
    private static final int GROUP = 2;
    private static final int LARGEST_COMMAND_TYPE = 4;
    private static final int LARGEST_OPTION_TYPE = 11;
    private static final int MOST_TEXT = 8000;

    /** Takes what is wrong. */
    @FunctionalInterface
    public interface Report {
        /** Something is wrong at {@code path}, which has the form {@code options.0.name}. */
        void wrong(String path, String code, String message);
    }

    private final Report report;
    private final CommandTexts texts;
    private final OptionRules values;

    public CommandRules(Report report) {
        this.report = report;
        this.texts = new CommandTexts(report);
        this.values = new OptionRules(report, texts);
    }

    /** Checks one command; {@code at} is the path of the command, empty or ending in a dot. */
    public void check(JsonNode command, String at) {
        int type = command.path("type").asInt(SLASH);
        if (type < SLASH || type > LARGEST_COMMAND_TYPE) {
            report.wrong(at + "type", "BASE_TYPE_CHOICES", "Value must be one of {1, 2, 3, 4}.");
        }
        if (type == SLASH) {
            texts.name(command, at);
            texts.description(command, at);
        } else {
            texts.plainName(command, at);
            if (!command.path("description").asText().isEmpty()) {
                report.wrong(
                        at + "description",
                        "APPLICATION_COMMAND_DESCRIPTION_NOT_ALLOWED",
                        "Context menu commands cannot have description");
            }
            if (!command.path("options").isEmpty()) {
                report.wrong(
                        at + "options",
                        "APPLICATION_COMMAND_OPTIONS_NOT_ALLOWED",
                        "Context menu commands cannot have options");
            }
        }
        String permissions = command.path("default_member_permissions").asText("0");
        if (command.hasNonNull("default_member_permissions") && !permissions.matches("\\d{1,19}")) {
            report.wrong(
                    at + "default_member_permissions",
                    "NUMBER_TYPE_COERCE",
                    "Value \"" + permissions + "\" is not int.");
        }
        options(command, at, 0);
        if (CommandTexts.size(command) > MOST_TEXT) {
            report.wrong(
                    at.isEmpty() ? "options" : at.substring(0, at.length() - 1),
                    "APPLICATION_COMMAND_TOO_LARGE",
                    "Command exceeds maximum size (8000)");
        }
    }

    private void options(JsonNode parent, String at, int depth) {
        JsonNode options = parent.path("options");
        if (options.size() > 25) {
            report.wrong(at + "options", "BASE_TYPE_MAX_LENGTH", "Must be 25 or fewer in length.");
        }
        Set<String> names = new HashSet<>();
        boolean optionalSeen = false;
        int commands = 0;
        int index = 0;
        for (JsonNode option : options) {
            String optionAt = at + "options." + index++ + ".";
            texts.name(option, optionAt);
            texts.description(option, optionAt);
            int type = option.path("type").asInt();
            commands += type == SUB_COMMAND || type == GROUP ? 1 : 0;
            if (type < SUB_COMMAND
                    || type > LARGEST_OPTION_TYPE
                    || (type == GROUP && depth > 0)
                    || (type == SUB_COMMAND && depth > 1)) {
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
            values.check(option, type, optionAt);
            if (type == SUB_COMMAND || type == GROUP) {
                options(option, optionAt, type == GROUP ? depth + 1 : 2);
            } else if (!option.path("options").isEmpty()) {
                report.wrong(
                        optionAt + "options",
                        "APPLICATION_COMMAND_OPTIONS_NOT_ALLOWED",
                        "Only sub-commands and groups have options");
            }
        }
        if (commands > 0 && commands < options.size()) {
            report.wrong(
                    at + "options",
                    "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
                    "Sub-command and sub-command group option types are mutually exclusive to all other types");
        }
    }
}
