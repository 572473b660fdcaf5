package dev.guildhall.spi.event;

import dev.guildhall.spi.id.GuildId;
import java.time.Instant;

/**
 * A member's name or roles changed. Needs the privileged intent "server members".
 *
 * @param after it had not happened by then; earlier than {@code time} where it was told belatedly, after a lost connection
 * @param time when this process got it: Discord gives it none
 */
public record MemberChanged(GuildId guild, Member member, Instant after, Instant time) implements Event {

    public MemberChanged {
        if (after.isAfter(time)) {
            throw new IllegalArgumentException("got at " + time + ", and had not happened by " + after);
        }
    }

    /** Told as it happened. */
    public MemberChanged(GuildId guild, Member member, Instant time) {
        this(guild, member, time, time);
    }
}
