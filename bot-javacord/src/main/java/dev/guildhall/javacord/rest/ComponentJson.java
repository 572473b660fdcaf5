package dev.guildhall.javacord.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.core.discord.SignedBody;
import dev.guildhall.spi.message.Component;
import dev.guildhall.spi.message.Component.Button;
import dev.guildhall.spi.message.Component.Choice;
import dev.guildhall.spi.message.Component.LinkButton;
import dev.guildhall.spi.message.Component.Offer;
import dev.guildhall.spi.message.Component.Select;
import dev.guildhall.spi.message.Component.Style;
import dev.guildhall.spi.message.Row;
import java.util.Iterator;

/**
 * Writes what stands below messages.
 *
 * @see <a href="https://discord.com/developers/docs/components/reference">Discord: components</a>
 */
final class ComponentJson {

    private static final int ROW = 1;
    private static final int BUTTON = 2;
    private static final int LINK = 5;

    private ComponentJson() {}

    static ArrayNode of(SignedBody signed) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        Iterator<String> customIds = signed.customIds().iterator();
        for (Row row : signed.body().rows()) {
            ArrayNode components = rows.addObject().put("type", ROW).putArray("components");
            row.components().forEach(component -> components.add(component(component, customIds)));
        }
        return rows;
    }

    private static ObjectNode component(Component component, Iterator<String> customIds) {
        return switch (component) {
            case Button button ->
                json(BUTTON)
                        .put("style", style(button.style()))
                        .put("label", button.label())
                        .put("custom_id", customIds.next())
                        .put("disabled", !button.enabled());
            case LinkButton link ->
                json(BUTTON)
                        .put("style", LINK)
                        .put("label", link.label())
                        .put("url", link.address().toString());
            case Select select -> select(select, customIds.next());
        };
    }

    private static ObjectNode select(Select select, String customId) {
        ObjectNode json = json(type(select.offer()))
                .put("custom_id", customId)
                .put("min_values", select.least())
                .put("max_values", select.most());
        if (!select.placeholder().isEmpty()) {
            json.put("placeholder", select.placeholder());
        }
        for (Choice choice : select.options()) {
            ObjectNode option = json.withArray("options").addObject();
            option.put("label", choice.label()).put("value", choice.value()).put("default", choice.chosen());
            if (!choice.description().isEmpty()) {
                option.put("description", choice.description());
            }
        }
        for (String id : select.chosen()) {
            json.withArray("default_values").addObject().put("id", id).put("type", kind(select.offer()));
        }
        return json;
    }

    private static ObjectNode json(int type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }

    private static int style(Style style) {
        return switch (style) {
            case PRIMARY -> 1;
            case SECONDARY -> 2;
            case SUCCESS -> 3;
            case DANGER -> 4;
        };
    }

    /** Of what is marked from the start. */
    private static String kind(Offer offer) {
        return switch (offer) {
            case OPTIONS -> throw new IllegalArgumentException("options say themselves which are marked");
            case MEMBERS -> "user";
            case ROLES -> "role";
            case CHANNELS -> "channel";
        };
    }

    private static int type(Offer offer) {
        return switch (offer) {
            case OPTIONS -> 3;
            case MEMBERS -> 5;
            case ROLES -> 6;
            case CHANNELS -> 8;
        };
    }
}
