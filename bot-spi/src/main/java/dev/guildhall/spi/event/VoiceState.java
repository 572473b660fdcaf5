package dev.guildhall.spi.event;

/**
 * How somebody takes part in a voice channel.
 *
 * @param muted by oneself, by a moderator, or as a listener on a stage
 * @param deafened by oneself or by a moderator
 */
public record VoiceState(Place place, boolean muted, boolean deafened) {}
