package dev.guildhall.xp.transfer;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A small part of a file, read as a whole: lists, maps and texts. What goes beyond some thousand values, or a million characters, is left out, so that
 * no file fills the memory.
 */
final class JsonTree {

    private static final int MOST = 5_000;
    /** Of names and values together. */
    private static final int MOST_CHARACTERS = 1 << 20;

    private int left = MOST;
    private int characters = MOST_CHARACTERS;

    private JsonTree() {}

    /** What the current token begins. */
    static Object read(JsonParser json) throws IOException {
        return new JsonTree().value(json);
    }

    private Object value(JsonParser json) throws IOException {
        JsonToken token = json.currentToken();
        if (--left < 0 || characters < 0) {
            json.skipChildren();
            return "";
        }
        if (token == JsonToken.START_OBJECT) {
            Map<String, Object> fields = new LinkedHashMap<>();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                characters -= name.length();
                json.nextToken();
                Object value = value(json);
                if (left >= 0 && characters >= 0) {
                    fields.put(name, value);
                }
            }
            return fields;
        }
        if (token == JsonToken.START_ARRAY) {
            List<Object> elements = new ArrayList<>();
            for (JsonToken next = json.nextToken();
                    next != JsonToken.END_ARRAY && next != null;
                    next = json.nextToken()) {
                Object value = value(json);
                if (left >= 0 && characters >= 0) {
                    elements.add(value);
                }
            }
            return elements;
        }
        if (token == JsonToken.VALUE_NULL) {
            return "";
        }
        String text = json.getText();
        characters -= text.length();
        return characters < 0 ? "" : text;
    }

    /** The text of a field of a tree, by its path. */
    static Optional<String> text(Object tree, String... path) {
        Object here = tree;
        for (String name : path) {
            if (!(here instanceof Map<?, ?> fields) || fields.get(name) == null) {
                return Optional.empty();
            }
            here = fields.get(name);
        }
        return here instanceof String text ? Optional.of(text) : Optional.empty();
    }

    static List<?> list(Object tree) {
        return tree instanceof List<?> list ? list : List.of();
    }

    static Object field(Object tree, String name) {
        return tree instanceof Map<?, ?> fields && fields.get(name) != null ? fields.get(name) : "";
    }
}
