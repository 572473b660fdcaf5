package dev.guildhall.simulator.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Something that happened in the world and that a client may hear of. */
public sealed interface WorldEvent {
    /** A message was written. */
    record MessageCreated(Message message) implements WorldEvent {}

    /** A message was changed. */
    record MessageUpdated(Message message) implements WorldEvent {}

    /** A message was deleted. */
    record MessageDeleted(Message message) implements WorldEvent {}

    /** Somebody is typing. */
    record Typing(Channel channel, Snowflake person) implements WorldEvent {}

    /** A direct conversation was opened. */
    record DirectChannelOpened(Channel channel) implements WorldEvent {}

    /** A member's roles changed. */
    record MemberChanged(Guild guild, Member member) implements WorldEvent {}

    /** A person uses Discord in another language from now on; no bot is told. */
    record LanguageChosen(Snowflake person) implements WorldEvent {}

    /** A person joined a guild. */
    record MemberJoined(Guild guild, Member member) implements WorldEvent {}

    /** The bot was added to a guild, or an outage of the guild ended. */
    record GuildAvailable(Guild guild) implements WorldEvent {}

    /** An outage of the guild began. */
    record GuildUnavailable(Guild guild) implements WorldEvent {}

    /** The bot is no longer in the guild. */
    record GuildLeft(Guild guild) implements WorldEvent {}

    /**
     * Something that is told under Discord's own name and in its own form, and of which nobody here needs to know more.
     *
     * @param guild null when it happened in a direct conversation
     * @param message the message that looks different from now on, null when there is none
     */
    record Announced(
            String name,
            @Nullable Snowflake guild,
            ObjectNode data,
            @Nullable Message message) implements WorldEvent {}
}
