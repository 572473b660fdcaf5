package dev.guildhall.simulator.rest.message;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.simulator.rest.call.FormErrors;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Discord's rules for what people press, choose and fill in. */
final class ControlRules {
    static final int BUTTON = 2;
    static final int STRING_SELECT = 3;
    static final int TEXT_INPUT = 4;
    static final int FILE_UPLOAD = 19;
    private static final int RADIO_GROUP = 21;
    private static final int CHECKBOX_GROUP = 22;
    private static final int CHECKBOX = 23;
    static final Set<Integer> SELECTS = Set.of(STRING_SELECT, 5, 6, 7, 8);

    /** What a menu of people, roles or channels can have marked from the start, by its type. */
    private static final Map<Integer, Set<String>> PRESETS =
            Map.of(5, Set.of("user"), 6, Set.of("role"), 7, Set.of("user", "role"), 8, Set.of("channel"));

    private static final int LINK = 5;
    private static final int PREMIUM = 6;

    private final FormErrors errors;
    private final Set<String> customIds = new HashSet<>();

    ControlRules(FormErrors errors) {
        this.errors = errors;
    }

    void row(JsonNode components, String at) {
        if (components.isEmpty() || components.size() > 5) {
            errors.badLength(at, 1, 5);
        }
        int index = 0;
        for (JsonNode component : components) {
            String here = at + "." + index++;
            int type = component.path("type").asInt();
            if (type == BUTTON) {
                button(component, here);
            } else if (SELECTS.contains(type)) {
                select(component, here, 150);
                if (components.size() > 1) {
                    errors.add(
                            here,
                            "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
                            "The specified component exceeds the maximum width");
                }
            } else {
                Set<Integer> allowed = new TreeSet<>(SELECTS);
                allowed.add(BUTTON);
                errors.choices(here + ".type", allowed);
            }
        }
    }

    void customId(JsonNode node, String at) {
        String id = node.path("custom_id").asText();
        if (id.isEmpty()) {
            errors.required(at);
        } else if (id.length() > 100) {
            errors.badLength(at, 1, 100);
        } else if (!customIds.add(id)) {
            errors.add(at, "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated");
        }
    }

    void button(JsonNode button, String at) {
        int style = button.path("style").asInt();
        if (style < 1 || style > PREMIUM) {
            errors.choices(at + ".style", Set.of(1, 2, 3, 4, LINK, PREMIUM));
            return;
        }
        if (button.path("label").asText().length() > 80) {
            errors.tooLong(at + ".label", 80);
        }
        if (style == PREMIUM) {
            if (!button.hasNonNull("sku_id")) {
                errors.required(at + ".sku_id");
            }
            return;
        }
        if (button.path("label").asText().isEmpty() && !button.hasNonNull("emoji")) {
            errors.add(at, "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED", "A button needs a label or an emoji.");
        }
        emoji(button, at);
        if (style != LINK) {
            customId(button, at + ".custom_id");
            if (button.hasNonNull("url")) {
                errors.add(at, "BUTTON_COMPONENT_CUSTOM_ID_AND_URL", "A custom id and url cannot both be specified");
            }
            return;
        }
        String url = button.path("url").asText();
        if (url.isEmpty()) {
            errors.add(at, "BUTTON_COMPONENT_URL_REQUIRED", "A url is required");
        } else if (!url.matches("(?:https?|discord)://.+")) {
            errors.add(at + ".url", "URL_TYPE_INVALID_SCHEME", "Scheme must be one of http, https, discord.");
        } else if (url.length() > 512) {
            errors.badLength(at + ".url", 1, 512);
        }
        if (button.hasNonNull("custom_id")) {
            errors.add(at, "BUTTON_COMPONENT_CUSTOM_ID_AND_URL", "A custom id and url cannot both be specified");
        }
    }

    private void emoji(JsonNode node, String at) {
        JsonNode emoji = node.path("emoji");
        if (emoji.isObject() && !emoji.hasNonNull("id") && !emoji.hasNonNull("name")) {
            errors.add(at + ".emoji", "BUTTON_COMPONENT_INVALID_EMOJI", "Invalid emoji");
        }
    }

    void select(JsonNode select, String at, int longestPlaceholder) {
        customId(select, at + ".custom_id");
        if (select.path("placeholder").asText().length() > longestPlaceholder) {
            errors.tooLong(at + ".placeholder", longestPlaceholder);
        }
        int least = select.path("min_values").asInt(1);
        int most = select.path("max_values").asInt(1);
        between(least, at + ".min_values", 0, 25);
        between(most, at + ".max_values", 1, 25);
        if (least > most) {
            errors.add(at, "SELECT_COMPONENT_MIN_MAX_VALUES", "min_values cannot exceed max_values");
        }
        if (select.path("type").asInt() == STRING_SELECT) {
            options(select.path("options"), at + ".options", most);
        } else {
            presets(select, at + ".default_values", least, most);
        }
    }

    private void presets(JsonNode select, String at, int least, int most) {
        JsonNode presets = select.path("default_values");
        if (!presets.isEmpty() && (presets.size() < least || presets.size() > most)) {
            errors.badLength(at, least, most);
        }
        Set<String> kinds = PRESETS.getOrDefault(select.path("type").asInt(), Set.of());
        int index = 0;
        for (JsonNode preset : presets) {
            String here = at + "." + index++;
            if (!preset.path("id").asText().matches("[0-9]{1,20}")) {
                errors.add(here + ".id", "NUMBER_TYPE_COERCE", "Value is not snowflake.");
            }
            if (!kinds.contains(preset.path("type").asText())) {
                errors.choices(here + ".type", kinds);
            }
        }
    }

    private void options(JsonNode options, String at, int most) {
        if (options.isEmpty() || options.size() > 25) {
            errors.badLength(at, 1, 25);
        }
        Set<String> values = new HashSet<>();
        int index = 0;
        int preset = 0;
        for (JsonNode option : options) {
            String here = at + "." + index++;
            length(option, "label", here, 1, 100);
            length(option, "value", here, 1, 100);
            length(option, "description", here, 0, 100);
            if (!values.add(option.path("value").asText())) {
                errors.add(
                        here + ".value",
                        "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
                        "The specified option value is already used");
            }
            preset += option.path("default").asBoolean() ? 1 : 0;
        }
        if (preset > most) {
            errors.add(at, "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES", "More defaults than max_values allows");
        }
    }

    /** A text input; {@code labelled} when it has to bring its own label. */
    void input(JsonNode input, String at, boolean labelled) {
        if (input.path("type").asInt() != TEXT_INPUT) {
            errors.choices(at + ".type", Set.of(TEXT_INPUT));
            return;
        }
        customId(input, at + ".custom_id");
        int style = input.path("style").asInt();
        if (style != 1 && style != 2) {
            errors.choices(at + ".style", Set.of(1, 2));
        }
        if (labelled) {
            length(input, "label", at, 1, 45);
        }
        between(input.path("min_length").asInt(0), at + ".min_length", 0, 4000);
        between(input.path("max_length").asInt(4000), at + ".max_length", 1, 4000);
        length(input, "placeholder", at, 0, 100);
        length(input, "value", at, 0, 4000);
    }

    void inLabel(JsonNode component, String at) {
        int type = component.path("type").asInt();
        if (type == TEXT_INPUT) {
            input(component, at, false);
        } else if (SELECTS.contains(type)) {
            select(component, at, 150);
        } else if (type == FILE_UPLOAD) {
            customId(component, at + ".custom_id");
            between(component.path("min_values").asInt(1), at + ".min_values", 0, 10);
            between(component.path("max_values").asInt(1), at + ".max_values", 1, 10);
        } else if (type == RADIO_GROUP || type == CHECKBOX_GROUP) {
            customId(component, at + ".custom_id");
            int most = type == RADIO_GROUP
                    ? 1
                    : component
                            .path("max_values")
                            .asInt(component.path("options").size());
            int least = type == RADIO_GROUP ? 2 : 1;
            if (component.path("options").size() < least
                    || component.path("options").size() > 10) {
                errors.badLength(at + ".options", least, 10);
            } else {
                options(component.path("options"), at + ".options", most);
            }
        } else if (type == CHECKBOX) {
            customId(component, at + ".custom_id");
        } else {
            Set<Integer> allowed = new TreeSet<>(SELECTS);
            allowed.add(TEXT_INPUT);
            allowed.addAll(Set.of(FILE_UPLOAD, RADIO_GROUP, CHECKBOX_GROUP, CHECKBOX));
            errors.choices(at + ".type", allowed);
        }
    }

    private void between(int number, String at, int least, int most) {
        if (number < least || number > most) {
            errors.add(
                    at,
                    number < least ? "NUMBER_TYPE_MIN" : "NUMBER_TYPE_MAX",
                    "int value should be " + least + " to " + most + ".");
        }
    }

    private void length(JsonNode node, String field, String at, int least, int most) {
        int length = node.path(field).asText().length();
        if (length == 0 && least > 0) {
            errors.required(at + "." + field);
        } else if (length > most) {
            errors.badLength(at + "." + field, least, most);
        }
    }
}
