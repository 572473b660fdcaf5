package dev.guildhall.javacord.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.function.UnaryOperator;

/**
 * The mapper by which Javacord reads, and so the one place that every packet of the gateway passes before Javacord sees it:
 * from the first packet on, in order, on the reader thread. Answers of the REST API pass too, and are left alone.
 */
final class PacketReader extends ObjectMapper {

    private static final long serialVersionUID = 1L;

    private final transient UnaryOperator<JsonNode> filter;

    PacketReader(UnaryOperator<JsonNode> filter) {
        this.filter = filter;
    }

    @Override
    public JsonNode readTree(String text) throws JsonProcessingException {
        JsonNode json = super.readTree(text);
        return json.path("op").isInt() ? filter.apply(json) : json;
    }
}
