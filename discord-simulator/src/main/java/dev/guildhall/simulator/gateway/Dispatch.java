package dev.guildhall.simulator.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Snowflake;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An event, serialised at most once for each form in which sessions receive it.
 *
 * <p>Used by one thread, the one on which the event happens.
 */
final class Dispatch {
    private final String name;
    private final @Nullable Snowflake guild;
    private final @Nullable Snowflake channel;
    private final Supplier<JsonNode> whole;
    private final @Nullable Supplier<JsonNode> withoutContent;
    private final @Nullable Integer needed;
    private byte @Nullable [] wholeBytes;
    private byte @Nullable [] bytesWithoutContent;

    /**
     * An event.
     *
     * @param guild where it happened, null when it concerns no guild and so goes to shard 0
     * @param channel where it happened, null when it concerns no channel
     * @param withoutContent what sessions without the message content intent receive, null when that is no different
     */
    Dispatch(
            String name,
            @Nullable Snowflake guild,
            @Nullable Snowflake channel,
            Supplier<JsonNode> whole,
            @Nullable Supplier<JsonNode> withoutContent) {
        this(name, guild, channel, whole, withoutContent, null);
    }

    private Dispatch(
            String name,
            @Nullable Snowflake guild,
            @Nullable Snowflake channel,
            Supplier<JsonNode> whole,
            @Nullable Supplier<JsonNode> withoutContent,
            @Nullable Integer needed) {
        this.name = name;
        this.guild = guild;
        this.channel = channel;
        this.whole = whole;
        this.withoutContent = withoutContent;
        this.needed = needed;
    }

    /** The same for sessions that have one of these intents instead of the usual ones; 0 for all. */
    Dispatch needing(int intents) {
        return new Dispatch(name, guild, channel, whole, withoutContent, intents);
    }

    String name() {
        return name;
    }

    @Nullable
    Snowflake guild() {
        return guild;
    }

    @Nullable
    Snowflake channel() {
        return channel;
    }

    /** Whether it goes to the sessions of a shard; what concerns the bot's own account goes to all. */
    boolean concerns(ShardKey shard) {
        return name.equals("USER_UPDATE") || (guild == null ? 0 : guild.shard(shard.count())) == shard.index();
    }

    boolean allowedBy(int intents) {
        int wanted = needed != null ? needed : Intents.needed(name, guild != null);
        return wanted == 0 || (intents & wanted) != 0;
    }

    byte[] data(int intents) {
        if (withoutContent == null || (intents & Intents.MESSAGE_CONTENT) != 0) {
            if (wholeBytes == null) {
                wholeBytes = Json.bytes(whole.get());
            }
            return wholeBytes;
        }
        if (bytesWithoutContent == null) {
            bytesWithoutContent = Json.bytes(withoutContent.get());
        }
        return bytesWithoutContent;
    }
}
