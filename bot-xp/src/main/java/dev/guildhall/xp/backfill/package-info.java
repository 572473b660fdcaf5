/**
 * Counts what was written before the bot came.
 *
 * <p>All channels of a guild are read as one stream, oldest message first, so that a member's messages are judged one after the
 * other as if they came at this moment; which of two within a cooldown earns does not depend on their channels. One number tells
 * how far it is: everything up to that id is credited. So it goes on after a restart, and a message that was read twice earns
 * once. One backfill of a guild runs at a time, by whichever process serves the guild; those of several guilds take turns there.
 */
@NullMarked
package dev.guildhall.xp.backfill;

import org.jspecify.annotations.NullMarked;
