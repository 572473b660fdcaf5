package dev.guildhall.simulator.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message in the form in which Discord's REST routes give it.
 *
 * @param guild null in a direct conversation
 * @param ephemeralFor the only person who sees it, null for an ordinary message
 * @param wire the message object; never changed once the message exists, an edit makes a new one
 * @param marks reactions and pin, which the wire form shows as well
 */
public record Message(
        Snowflake id,
        Snowflake channel,
        @Nullable Snowflake guild,
        Snowflake author,
        @Nullable Snowflake ephemeralFor,
        ObjectNode wire,
        Marks marks) {
    /** Flag of a message that one person alone sees. */
    public static final int EPHEMERAL = 1 << 6;

    /** Flag of the placeholder that a deferred answer shows. */
    public static final int LOADING = 1 << 7;

    /** Flag of a message that consists of components only. */
    public static final int COMPONENTS_V2 = 1 << 15;

    public String content() {
        return wire.path("content").asText();
    }

    public int flags() {
        return wire.path("flags").asInt();
    }

    /** The nonce that its sender gave, as text. */
    public Optional<String> nonce() {
        JsonNode nonce = wire.path("nonce");
        return nonce.isMissingNode() || nonce.isNull() ? Optional.empty() : Optional.of(nonce.asText());
    }

    /** Whether {@code person} is mentioned by name. */
    public boolean mentions(Snowflake person) {
        for (JsonNode user : wire.path("mentions")) {
            if (user.path("id").asText().equals(person.toString())) {
                return true;
            }
        }
        return false;
    }

    Message with(ObjectNode newWire) {
        return new Message(id, channel, guild, author, ephemeralFor, newWire, marks);
    }

    Message with(Marks newMarks, Snowflake bot) {
        ObjectNode marked = Json.object();
        marked.setAll(wire);
        marked.put("pinned", newMarks.pinnedAt() != null);
        if (newMarks.reactions().isEmpty()) {
            marked.remove("reactions");
        } else {
            marked.set("reactions", newMarks.wire(bot));
        }
        return new Message(id, channel, guild, author, ephemeralFor, marked, newMarks);
    }
}
