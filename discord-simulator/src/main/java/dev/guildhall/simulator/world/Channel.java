package dev.guildhall.simulator.world;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A channel of a guild, or a direct conversation.
 *
 * @param guild null for a direct conversation
 * @param type Discord's number: 0 text, 1 direct, 2 voice, 4 category
 * @param recipients the people of a direct conversation beside the bot
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
        List<Snowflake> recipients) {
    public static final int TEXT = 0;
    public static final int DIRECT = 1;
    public static final int CATEGORY = 4;

    public Channel {
        overwrites = List.copyOf(overwrites);
        recipients = List.copyOf(recipients);
    }

    /** The guild it belongs to; empty for a direct conversation. */
    public Optional<Snowflake> guildId() {
        return Optional.ofNullable(guild);
    }

    /** Whether messages can be written in it. */
    public boolean takesMessages() {
        return type != CATEGORY;
    }
}
