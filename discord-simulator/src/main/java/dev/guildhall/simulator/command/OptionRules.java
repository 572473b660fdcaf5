package dev.guildhall.simulator.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/** Discord's rules for the choices and bounds of an option. */
record OptionRules(CommandRules.Report report, CommandTexts texts) {
    private static final int STRING = 3;
    private static final int INTEGER = 4;
    private static final int NUMBER = 10;
    private static final int CHANNEL = 7;
    private static final int LONGEST_VALUE = 6000;

    void check(JsonNode option, int type, String at) {
        boolean choosable = type == STRING || type == INTEGER || type == NUMBER;
        boolean hasChoices = !option.path("choices").isEmpty();
        if (hasChoices && !choosable) {
            report.wrong(
                    at + "choices",
                    "APPLICATION_COMMAND_OPTIONS_CHOICES_NOT_ALLOWED",
                    "Choices are for strings, integers and numbers");
        }
        if (option.path("autocomplete").asBoolean() && (hasChoices || !choosable)) {
            report.wrong(
                    at + "autocomplete",
                    "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID",
                    "Autocomplete is for strings, integers and numbers without choices");
        }
        bounds(option, type, at);
        if (hasChoices && choosable) {
            choices(option, type, at);
        }
    }

    private void bounds(JsonNode option, int type, String at) {
        for (String field : new String[] {"min_value", "max_value"}) {
            if (option.hasNonNull(field) && type != INTEGER && type != NUMBER) {
                notAllowed(at + field, "Bounds of value are for integers and numbers");
            } else if (option.hasNonNull(field) && !option.path(field).isNumber()) {
                report.wrong(at + field, "NUMBER_TYPE_COERCE", "Value " + option.path(field) + " is not a number.");
            }
        }
        for (String field : new String[] {"min_length", "max_length"}) {
            int least = field.startsWith("max") ? 1 : 0;
            int length = option.path(field).asInt(least);
            if (option.hasNonNull(field) && type != STRING) {
                notAllowed(at + field, "Bounds of length are for strings");
            } else if (length < least || length > LONGEST_VALUE) {
                report.wrong(at + field, "NUMBER_TYPE_MAX", "int value should be " + least + " to 6000.");
            }
        }
        if (!option.path("channel_types").isEmpty() && type != CHANNEL) {
            notAllowed(at + "channel_types", "Channel types are for channels");
        }
    }

    private void notAllowed(String at, String message) {
        report.wrong(at, "APPLICATION_COMMAND_OPTIONS_BOUND_NOT_ALLOWED", message);
    }

    private void choices(JsonNode option, int type, String at) {
        if (option.path("choices").size() > 25) {
            report.wrong(at + "choices", "BASE_TYPE_MAX_LENGTH", "Must be 25 or fewer in length.");
        }
        Set<String> names = new HashSet<>();
        int index = 0;
        for (JsonNode choice : option.path("choices")) {
            String choiceAt = at + "choices." + index++ + ".";
            texts.choice(choice, choiceAt);
            JsonNode value = choice.path("value");
            boolean fits = switch (type) {
                case STRING -> value.isTextual();
                case INTEGER -> value.isIntegralNumber();
                default -> value.isNumber();
            };
            if (!fits) {
                report.wrong(
                        choiceAt + "value",
                        "APPLICATION_COMMAND_OPTIONS_CHOICES_VALUE_INVALID",
                        "Value " + value + " does not have the option's type.");
            }
            if (value.isTextual() && value.asText().length() > 100) {
                report.wrong(choiceAt + "value", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 100 in length.");
            }
            if (!names.add(choice.path("name").asText())) {
                report.wrong(
                        choiceAt + "name",
                        "APPLICATION_COMMAND_OPTIONS_CHOICES_NAME_ALREADY_EXISTS",
                        "The name is already used by another choice");
            }
        }
    }
}
