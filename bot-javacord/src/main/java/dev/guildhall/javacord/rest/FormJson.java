package dev.guildhall.javacord.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.spi.message.Form;

/**
 * Writes forms, which Discord calls modals.
 *
 * @see <a href="https://discord.com/developers/docs/components/reference#label">Discord: label</a>
 */
final class FormJson {

    private static final int LABEL = 18;
    private static final int TEXT_INPUT = 4;
    private static final int LINE = 1;
    private static final int PARAGRAPH = 2;

    private FormJson() {}

    static ObjectNode of(Form form, String customId) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("custom_id", customId).put("title", form.title());
        ArrayNode components = json.putArray("components");
        for (Form.Field field : form.fields()) {
            ObjectNode input = components
                    .addObject()
                    .put("type", LABEL)
                    .put("label", field.label())
                    .putObject("component");
            input.put("type", TEXT_INPUT)
                    .put("custom_id", field.name())
                    .put("style", field.paragraph() ? PARAGRAPH : LINE)
                    .put("min_length", field.shortest())
                    .put("max_length", field.longest())
                    .put("required", field.shortest() > 0);
            if (!field.value().isEmpty()) {
                input.put("value", field.value());
            }
        }
        return json;
    }
}
