package dev.guildhall.xp.voice;

import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.event.VoiceState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in a voice channel.
 *
 * @param since since when without a break in a way that earns; null where it does not
 */
record Seat(Member member, VoiceState state, @Nullable Instant since) {

    boolean isIn(VoiceState other) {
        return state.place().channel().equals(other.place().channel());
    }

    /** Whether the others are in company with this one. */
    boolean listens() {
        return !member.bot() && !state.deafened();
    }

    Seat since(@Nullable Instant time) {
        return new Seat(member, state, time);
    }
}
