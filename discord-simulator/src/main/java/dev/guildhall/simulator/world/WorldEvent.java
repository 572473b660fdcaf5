package dev.guildhall.simulator.world;

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

    /** A person joined a guild. */
    record MemberJoined(Guild guild, Member member) implements WorldEvent {}

    /** The bot was added to a guild, or an outage of the guild ended. */
    record GuildAvailable(Guild guild) implements WorldEvent {}

    /** An outage of the guild began. */
    record GuildUnavailable(Guild guild) implements WorldEvent {}
}
