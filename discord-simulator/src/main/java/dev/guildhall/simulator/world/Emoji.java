package dev.guildhall.simulator.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a message is reacted to with.
 *
 * @param id of a guild's own emoji, null for one of Unicode
 * @param name the name, or the Unicode character itself
 */
public record Emoji(@Nullable Snowflake id, String name, boolean animated) {
    private static final Pattern CUSTOM = Pattern.compile("(a:)?(\\w{2,32}):(\\d{1,20})");
    private static final int LONGEST = 32;

    /** Reads {@code name:id} or a character; empty when it is neither. */
    public static Optional<Emoji> of(String text) {
        Matcher custom = CUSTOM.matcher(text.startsWith(":") ? text.substring(1) : text);
        if (custom.matches() && Snowflake.isOne(custom.group(3))) {
            return Optional.of(new Emoji(Snowflake.of(custom.group(3)), custom.group(2), custom.group(1) != null));
        }
        // Keycaps begin with an ASCII digit, everything else in Unicode's list lies beyond ASCII.
        boolean character = text.length() <= LONGEST && text.chars().anyMatch(c -> c > 0xA8);
        return character ? Optional.of(new Emoji(null, text, false)) : Optional.empty();
    }

    /** Tells emojis apart. */
    String key() {
        // The variation selector is left out by some clients and sent by others.
        return id == null ? name.replace("\uFE0F", "") : id.toString();
    }

    /** The partial emoji object. */
    public ObjectNode wire() {
        ObjectNode node =
                Json.object().put("id", id == null ? null : id.toString()).put("name", name);
        if (id != null) {
            node.put("animated", animated);
        }
        return node;
    }
}
