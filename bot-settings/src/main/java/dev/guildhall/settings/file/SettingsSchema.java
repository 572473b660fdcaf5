package dev.guildhall.settings.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.Shape;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The JSON schema of a settings file, by which editors complete and check it.
 *
 * @see <a href="https://json-schema.org/draft/2020-12">JSON Schema 2020-12</a>
 */
public final class SettingsSchema {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SettingsSchema() {}

    /** As text, which ends with a line break. */
    public static String of(List<SettingKey<?>> keys) {
        ObjectNode root = NODES.objectNode();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.put("title", "Settings of a server");
        root.put("type", "object");
        root.putArray("required").add(SettingsFile.MARK);
        root.put("additionalProperties", false);
        ObjectNode properties = root.putObject("properties");
        properties.putObject(SettingsFile.MARK).put("const", Integer.parseInt(SettingsFile.VERSION));
        properties
                .putObject("complete")
                .put("type", "boolean")
                .put("description", "Whether what the file does not name goes back to its default");
        properties.putObject("settings").put("$ref", "#/$defs/settings");
        ObjectNode own = properties.putObject("own").put("type", "array").putObject("items");
        own.put("type", "object").put("additionalProperties", false);
        ObjectNode parts = own.putObject("properties");
        parts.putObject("channel").put("type", "string").put("description", "The id of a channel or category");
        parts.putObject("role").put("type", "string").put("description", "The id of a role");
        parts.putObject("settings").put("$ref", "#/$defs/settings");
        root.putObject("$defs").set("settings", modules(keys));
        try {
            return JSON.writeValueAsString(root).replace("\r\n", "\n") + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("the schema cannot be written", impossible);
        }
    }

    private static ObjectNode modules(List<SettingKey<?>> keys) {
        Map<String, List<SettingKey<?>>> modules =
                keys.stream().collect(Collectors.groupingBy(SettingKey::module, TreeMap::new, Collectors.toList()));
        ObjectNode all = below(NODES.objectNode());
        ObjectNode properties = all.putObject("properties");
        modules.forEach((module, ofModule) -> {
            ObjectNode declared = below(properties.putObject(module)).putObject("properties");
            ofModule.forEach(key -> declared.set(key.name().substring(module.length() + 1), key(key)));
        });
        return all;
    }

    /** Where all is at its default there are only comments below, which is nothing. */
    private static ObjectNode below(ObjectNode node) {
        node.putArray("type").add("object").add("null");
        return node.put("additionalProperties", false);
    }

    private static <T> ObjectNode key(SettingKey<T> key) {
        ObjectNode node = NODES.objectNode();
        node.put("description", key.description() + ": " + key.type().description());
        node.put("default", key.type().format(key.defaultValue()));
        // Nothing is the default.
        node.putArray("anyOf").add(shape(key.type().shape())).addObject().put("type", "null");
        return node;
    }

    private static ObjectNode shape(Shape shape) {
        ObjectNode node = NODES.objectNode();
        return switch (shape) {
            case Shape.Toggle toggle -> {
                node.putArray("enum").add("on").add("off").add(true).add(false);
                yield node;
            }
            case Shape.Number(String least, String most, int places) ->
                node.put("type", places == 0 ? "integer" : "number")
                        .put("minimum", new BigDecimal(least))
                        .put("maximum", new BigDecimal(most));
            case Shape.Words(List<String> words) -> {
                words.forEach(node.putArray("enum")::add);
                yield node;
            }
            case Shape.Language(List<String> tags) -> {
                tags.forEach(node.putArray("enum")::add);
                yield node;
            }
            case Shape.Line(int shortest, int longest) -> text(node);
            case Shape.Span span -> text(node);
            case Shape.Zone zone -> text(node);
            case Shape.Color color -> text(node);
            case Shape.Mention mention -> text(node);
            case Shape.Maybe(Shape value) -> {
                node.putArray("anyOf").add(shape(value)).addObject().put("const", "none");
                yield node;
            }
            case Shape.Items(Shape item, int most) -> {
                ObjectNode list = NODES.objectNode().put("type", "array").put("maxItems", most);
                list.set("items", shape(item));
                node.putArray("anyOf").add(list).add(text(NODES.objectNode()));
                yield node;
            }
            case Shape.Entries(Shape entryKey, Shape value, int most) -> {
                ObjectNode map = NODES.objectNode().put("type", "object").put("maxProperties", most);
                map.set("additionalProperties", shape(value));
                ObjectNode list = NODES.objectNode().put("type", "array").put("maxItems", most);
                list.set("items", text(NODES.objectNode()));
                node.putArray("anyOf").add(map).add(list).add(text(NODES.objectNode()));
                yield node;
            }
        };
    }

    /** Numbers are texts too: a text of digits needs no quotes. */
    private static ObjectNode text(ObjectNode node) {
        node.putArray("type").add("string").add("number").add("boolean");
        return node;
    }
}
