package dev.guildhall.simulator.rest.message;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.simulator.rest.call.FormErrors;
import java.util.Set;

/** Discord's rules for the components of a message, of both generations, and of a modal. */
public final class ComponentRules {
    private static final int ROW = 1;
    private static final int SECTION = 9;
    private static final int TEXT = 10;
    private static final int THUMBNAIL = 11;
    private static final int GALLERY = 12;
    private static final int FILE = 13;
    private static final int SEPARATOR = 14;
    private static final int CONTAINER = 17;
    private static final int LABEL = 18;
    private static final Set<Integer> TOP = Set.of(ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR, CONTAINER);
    private static final Set<Integer> IN_CONTAINER = Set.of(ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR);
    private static final int MOST_COMPONENTS = 40;
    private static final int MOST_TEXT = 4000;

    private final FormErrors errors;
    private final ControlRules controls;
    private int count;
    private int text;

    public ComponentRules(FormErrors errors) {
        this.errors = errors;
        this.controls = new ControlRules(errors);
    }

    /** Checks a message's components; {@code everything} for those that are the whole message. */
    public void checkMessage(JsonNode components, boolean everything) {
        if (!everything && components.size() > 5) {
            errors.badLength("components", 1, 5);
        }
        each(components, "components", everything ? TOP : Set.of(ROW));
        if (everything && count > MOST_COMPONENTS) {
            errors.add(
                    "components",
                    "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
                    "The total number of components cannot exceed 40");
        }
        if (text > MOST_TEXT) {
            errors.add(
                    "components",
                    "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
                    "Displayable text cannot exceed 4000 characters");
        }
    }

    /** Checks a modal, which stands at {@code data}. */
    public void checkModal(JsonNode modal) {
        length(modal, "title", "title", 1, 45);
        controls.customId(modal, "custom_id");
        JsonNode components = modal.path("components");
        if (components.isEmpty() || components.size() > 5) {
            errors.badLength("components", 1, 5);
        }
        int index = 0;
        for (JsonNode each : components) {
            String at = "components." + index++;
            switch (type(each, at, Set.of(ROW, TEXT, LABEL))) {
                case ROW -> {
                    if (each.path("components").size() != 1) {
                        errors.badLength(at + ".components", 1, 1);
                    }
                    controls.input(each.path("components").path(0), at + ".components.0", true);
                }
                case LABEL -> {
                    length(each, "label", at + ".label", 1, 45);
                    if (each.path("description").asText().length() > 100) {
                        errors.tooLong(at + ".description", 100);
                    }
                    controls.inLabel(each.path("component"), at + ".component");
                }
                case TEXT -> length(each, "content", at + ".content", 1, MOST_TEXT);
                default -> {}
            }
        }
    }

    private void each(JsonNode components, String at, Set<Integer> allowed) {
        int index = 0;
        for (JsonNode component : components) {
            check(component, at + "." + index++, allowed);
        }
    }

    private int type(JsonNode component, String at, Set<Integer> allowed) {
        int type = component.path("type").asInt();
        if (!allowed.contains(type)) {
            errors.choices(at + ".type", allowed);
            return 0;
        }
        return type;
    }

    private void check(JsonNode component, String at, Set<Integer> allowed) {
        count++;
        switch (type(component, at, allowed)) {
            case ROW -> {
                count += component.path("components").size();
                controls.row(component.path("components"), at + ".components");
            }
            case SECTION -> section(component, at);
            case TEXT -> text(component, at);
            case GALLERY -> gallery(component, at);
            case FILE -> {
                String url = component.path("file").path("url").asText();
                if (!url.startsWith("attachment://")) {
                    errors.add(
                            at + ".file.url",
                            "UNFURLED_MEDIA_ITEM_MUST_BE_ATTACHMENT",
                            "A file has an address of the form attachment://<name>");
                }
            }
            case CONTAINER -> {
                int color = component.path("accent_color").asInt();
                if (color < 0 || color > 0xFFFFFF) {
                    errors.add(at + ".accent_color", "NUMBER_TYPE_MAX", "int value should be 0 to 16777215.");
                }
                if (component.path("components").isEmpty()) {
                    errors.required(at + ".components");
                }
                each(component.path("components"), at + ".components", IN_CONTAINER);
            }
            case SEPARATOR -> {
                int spacing = component.path("spacing").asInt(1);
                if (spacing != 1 && spacing != 2) {
                    errors.choices(at + ".spacing", Set.of(1, 2));
                }
            }
            default -> {}
        }
    }

    private void section(JsonNode section, String at) {
        JsonNode texts = section.path("components");
        if (texts.isEmpty() || texts.size() > 3) {
            errors.badLength(at + ".components", 1, 3);
        }
        each(texts, at + ".components", Set.of(TEXT));
        JsonNode accessory = section.path("accessory");
        count++;
        if (!accessory.isObject()) {
            errors.required(at + ".accessory");
        } else if (accessory.path("type").asInt() == THUMBNAIL) {
            media(accessory.path("media"), at + ".accessory.media");
        } else if (accessory.path("type").asInt() == ControlRules.BUTTON) {
            controls.button(accessory, at + ".accessory");
        } else {
            errors.choices(at + ".accessory.type", Set.of(ControlRules.BUTTON, THUMBNAIL));
        }
    }

    private void text(JsonNode display, String at) {
        length(display, "content", at + ".content", 1, MOST_TEXT);
        text += display.path("content").asText().length();
    }

    private void gallery(JsonNode gallery, String at) {
        JsonNode items = gallery.path("items");
        if (items.isEmpty() || items.size() > 10) {
            errors.badLength(at + ".items", 1, 10);
        }
        int index = 0;
        for (JsonNode item : items) {
            media(item.path("media"), at + ".items." + index++ + ".media");
        }
    }

    private void media(JsonNode media, String at) {
        String url = media.path("url").asText();
        if (url.isEmpty()) {
            errors.required(at + ".url");
        } else if (!url.matches("(?:https?|attachment)://.+")) {
            errors.add(at + ".url", "URL_TYPE_INVALID_SCHEME", "Scheme must be one of http, https, attachment.");
        }
    }

    private void length(JsonNode node, String field, String at, int least, int most) {
        int length = node.path(field).asText().length();
        if (length == 0 && least > 0) {
            errors.required(at);
        } else if (length > most) {
            errors.badLength(at, least, most);
        }
    }
}
