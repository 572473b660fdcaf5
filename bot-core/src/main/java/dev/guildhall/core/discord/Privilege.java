package dev.guildhall.core.discord;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A kind of events that Discord shows only to applications which were granted it.
 *
 * @see <a href="https://discord.com/developers/docs/events/gateway#privileged-intents">Discord: privileged intents</a>
 */
public enum Privilege {
    /** Who joins, changes and leaves, and lists of members. */
    MEMBERS("members", "Server Members Intent", "who joins and leaves is not seen, and members cannot be listed"),
    /** What is written in messages. */
    MESSAGE_CONTENT(
            "message-content",
            "Message Content Intent",
            "commands with a prefix do not work, and rules about the text of messages cannot be kept");

    private final String key;
    private final String title;
    private final String without;

    Privilege(String key, String title, String without) {
        this.key = key;
        this.title = title;
        this.without = without;
    }

    /** By which operators name it. */
    public String key() {
        return key;
    }

    /** As Discord's developer portal calls it. */
    public String title() {
        return title;
    }

    /** What does not work without it, as a sentence's end. */
    public String without() {
        return without;
    }

    public static Optional<Privilege> named(String key) {
        return Arrays.stream(values()).filter(each -> each.key.equals(key)).findFirst();
    }

    public static List<String> names() {
        return Arrays.stream(values()).map(Privilege::key).toList();
    }
}
