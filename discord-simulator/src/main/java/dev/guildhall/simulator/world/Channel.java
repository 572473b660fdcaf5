package dev.guildhall.simulator.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A channel of a guild, a thread, or a direct conversation.
 *
 * @param guild null for a direct conversation
 * @param type Discord's number
 * @param parent the category, or the channel of a thread
 * @param recipients the people of a direct conversation beside the bot, or those who have joined a thread
 * @param details further fields of the channel object, never changed; null when there are none
 */
public record Channel(
        Snowflake id,
        @Nullable Snowflake guild,
        int type,
        String name,
        @Nullable String topic,
        @Nullable Snowflake parent,
        int position,
        List<Overwrite> overwrites,
        List<Snowflake> recipients,
        @Nullable ObjectNode details) {
    public static final int TEXT = 0;
    public static final int DIRECT = 1;
    public static final int VOICE = 2;
    public static final int CATEGORY = 4;
    public static final int ANNOUNCEMENT = 5;
    public static final int ANNOUNCEMENT_THREAD = 10;
    public static final int PUBLIC_THREAD = 11;
    public static final int PRIVATE_THREAD = 12;
    public static final int STAGE = 13;
    public static final int FORUM = 15;
    public static final int MEDIA = 16;

    /** The types that a guild's channel can be created with. */
    public static final Set<Integer> CREATABLE = Set.of(TEXT, VOICE, CATEGORY, ANNOUNCEMENT, STAGE, FORUM, MEDIA);

    public Channel {
        overwrites = List.copyOf(overwrites);
        recipients = List.copyOf(recipients);
    }

    /** A channel without further fields. */
    public Channel(
            Snowflake id,
            @Nullable Snowflake guild,
            int type,
            String name,
            @Nullable String topic,
            @Nullable Snowflake parent,
            int position,
            List<Overwrite> overwrites,
            List<Snowflake> recipients) {
        this(id, guild, type, name, topic, parent, position, overwrites, recipients, null);
    }

    /** The guild it belongs to; empty for a direct conversation. */
    public Optional<Snowflake> guildId() {
        return Optional.ofNullable(guild);
    }

    /** Whether messages can be written in it. */
    public boolean takesMessages() {
        return type != CATEGORY && !isForum();
    }

    public boolean isThread() {
        return type >= ANNOUNCEMENT_THREAD && type <= PRIVATE_THREAD;
    }

    public boolean isVoice() {
        return type == VOICE || type == STAGE;
    }

    /** Whether it consists of posts. */
    public boolean isForum() {
        return type == FORUM || type == MEDIA;
    }

    /** Whether it is a thread that is archived. */
    public boolean isArchived() {
        return details != null
                && details.path("thread_metadata").path("archived").asBoolean();
    }

    /** Whether it is a thread that only moderators can open again. */
    public boolean isLocked() {
        return details != null && details.path("thread_metadata").path("locked").asBoolean();
    }

    /** The field of the channel object, as text; empty when there is none. */
    public String detail(String field) {
        return details == null ? "" : details.path(field).asText();
    }

    public Channel withOverwrites(List<Overwrite> newOverwrites) {
        return new Channel(id, guild, type, name, topic, parent, position, newOverwrites, recipients, details);
    }

    public Channel withRecipients(List<Snowflake> newRecipients) {
        return new Channel(id, guild, type, name, topic, parent, position, overwrites, newRecipients, details);
    }

    public Channel withPlace(@Nullable Snowflake newParent, int newPosition) {
        return new Channel(id, guild, type, name, topic, newParent, newPosition, overwrites, recipients, details);
    }

    public Channel withName(String newName) {
        return new Channel(id, guild, type, newName, topic, parent, position, overwrites, recipients, details);
    }

    public Channel withDetails(ObjectNode newDetails) {
        return new Channel(id, guild, type, name, topic, parent, position, overwrites, recipients, newDetails);
    }
}
