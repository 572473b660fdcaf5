package dev.guildhall.spi.event;

import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.MessageId;
import dev.guildhall.spi.id.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody reacted to a message.
 *
 * @param author who wrote the message; Discord does not tell for every message
 * @param emoji its name, and its id after a colon where the guild made it
 * @param time when this process got it: Discord gives a reaction neither id nor time
 */
public record ReactionAdded(
        GuildId guild,
        Place place,
        MessageId message,
        Member member,
        Optional<UserId> author,
        String emoji,
        Instant time)
        implements Event {}
