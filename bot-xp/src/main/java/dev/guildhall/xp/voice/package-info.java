/**
 * Minutes in voice channels. A minute is one of the clock, so that everybody who counts it gives it the same id: it earns who was
 * there, heard and in company, from its first moment to its last.
 *
 * <p>{@link dev.guildhall.xp.voice.VoiceRoom} follows one guild, {@link dev.guildhall.xp.voice.VoiceMinutes} all of the process;
 * every quarter of a minute it credits what is complete, and writes down who is there.
 */
@NullMarked
package dev.guildhall.xp.voice;

import org.jspecify.annotations.NullMarked;
