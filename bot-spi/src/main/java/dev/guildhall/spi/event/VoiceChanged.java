package dev.guildhall.spi.event;

import dev.guildhall.spi.id.GuildId;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody joined, left or moved between voice channels, or was muted or deafened or no longer so.
 *
 * @param now empty after leaving
 * @param time when this process got it: Discord gives it none
 */
public record VoiceChanged(GuildId guild, Member member, Optional<VoiceState> now, Instant time) implements Event {}
