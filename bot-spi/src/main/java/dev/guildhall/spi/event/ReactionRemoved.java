package dev.guildhall.spi.event;

import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.MessageId;
import dev.guildhall.spi.id.UserId;

/** A reaction was taken back, by its author or a moderator; not told where all reactions of a message are cleared at once. */
public record ReactionRemoved(GuildId guild, Place place, MessageId message, UserId member, String emoji)
        implements Event {}
