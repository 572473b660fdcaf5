package dev.guildhall.core.outbox;

/**
 * What keeps its order: a channel, a person's messages, or a person's roles.
 *
 * @param roles whether it changes roles, which Discord limits apart from messages
 * @param number within the guild
 */
record OutboxLane(long guild, boolean roles, long number) {

    /** What it shares with others of its guild: so many of them at once. */
    Share share() {
        return new Share(guild, roles);
    }

    /** The roles of a guild, or its messages: one does not wait for the other. */
    record Share(long guild, boolean roles) {}
}
