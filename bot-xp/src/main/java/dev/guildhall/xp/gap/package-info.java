/**
 * What was written while nobody was listening: found when a guild becomes available again, read from the history of its
 * channels, and credited by the same rules.
 *
 * <p>{@link dev.guildhall.xp.gap.ChannelMarks} keeps for each channel up to which message everything is credited. {@link
 * dev.guildhall.xp.gap.GapFinder} compares that with what Discord says is the newest, and notes the gaps; {@link
 * dev.guildhall.xp.gap.GapCloser} reads them. All of it may happen twice: a credit happens once.
 */
@NullMarked
package dev.guildhall.xp.gap;

import org.jspecify.annotations.NullMarked;
