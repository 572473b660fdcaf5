/**
 * Messages of the past as activities: {@link dev.guildhall.xp.history.PastActivities} adds what Discord's history does not tell,
 * {@link dev.guildhall.xp.history.GuildHistory} reads all channels of a guild as one stream in the order of time.
 */
@NullMarked
package dev.guildhall.xp.history;

import org.jspecify.annotations.NullMarked;
