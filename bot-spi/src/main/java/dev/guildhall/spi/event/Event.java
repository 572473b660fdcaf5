package dev.guildhall.spi.event;

import dev.guildhall.spi.id.GuildId;

/**
 * Something that happened in a guild. Who subscribes to this type itself gets all of them, in Discord's order; between
 * subscriptions to different types there is no order.
 */
public sealed interface Event
        permits MessageCreated,
                ReactionAdded,
                ReactionRemoved,
                VoiceChanged,
                ThreadCreated,
                Membership,
                MemberChanged,
                GuildAvailable,
                MessagesMissed,
                GuildLeft {

    GuildId guild();
}
