package dev.guildhall.javacord.gateway;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The mapper by which Javacord reads, and so the one place that every packet of the gateway passes before Javacord sees it:
 * from the first packet on, in order, on the reader thread. Answers of the REST API pass too, and are left alone.
 */
final class PacketReader extends ObjectMapper {

    private static final long serialVersionUID = 1L;

    /** How Discord begins the packet that comes most often by far. */
    private static final String MESSAGE = "{\"t\":\"MESSAGE_CREATE\",";

    /** What {@link EventTranslation} looks at in a message, at any depth. Discord sends some fifty fields more. */
    private static final Set<String> OF_MESSAGE = Set.of(
            "t",
            "s",
            "op",
            "d",
            "id",
            "guild_id",
            "channel_id",
            "type",
            "webhook_id",
            "content",
            "author",
            "global_name",
            "username",
            "bot",
            "member",
            "nick",
            "roles",
            "attachments",
            "filename",
            "size",
            "url");

    private final transient UnaryOperator<JsonNode> filter;

    PacketReader(UnaryOperator<JsonNode> filter) {
        this.filter = filter;
    }

    @Override
    public JsonNode readTree(String text) throws JsonProcessingException {
        JsonNode json = text.startsWith(MESSAGE) ? message(text) : super.readTree(text);
        return json.path("op").isInt() ? filter.apply(json) : json;
    }

    private JsonNode message(String text) throws JsonProcessingException {
        try (JsonParser parser = createParser(text)) {
            parser.nextToken();
            return object(parser);
        } catch (JsonProcessingException wrong) {
            throw wrong;
        } catch (IOException impossible) {
            throw new JsonParseException(null, "a text cannot fail to be read", impossible);
        }
    }

    private ObjectNode object(JsonParser parser) throws IOException {
        ObjectNode object = createObjectNode();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            if (OF_MESSAGE.contains(name)) {
                object.set(name, value(parser, token));
            } else {
                parser.skipChildren();
            }
        }
        return object;
    }

    private JsonNode value(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> getNodeFactory().textNode(parser.getText());
            default -> readTree(parser);
        };
    }

    private ArrayNode array(JsonParser parser) throws IOException {
        ArrayNode array = createArrayNode();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            array.add(value(parser, token));
        }
        return array;
    }
}
