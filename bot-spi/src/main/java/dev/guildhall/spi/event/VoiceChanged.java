package dev.guildhall.spi.event;

import dev.guildhall.spi.id.GuildId;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody joined, left or moved between voice channels, or was muted or deafened or no longer so.
 *
 * @param now empty after leaving
 * @param after it had not happened by then; earlier than {@code time} where it was told belatedly, after a lost connection
 * @param time when this process got it: Discord gives it none
 */
public record VoiceChanged(GuildId guild, Member member, Optional<VoiceState> now, Instant after, Instant time)
        implements Event {

    public VoiceChanged {
        if (after.isAfter(time)) {
            throw new IllegalArgumentException("got at " + time + ", and had not happened by " + after);
        }
    }

    /** Told as it happened. */
    public VoiceChanged(GuildId guild, Member member, Optional<VoiceState> now, Instant time) {
        this(guild, member, now, time, time);
    }
}
