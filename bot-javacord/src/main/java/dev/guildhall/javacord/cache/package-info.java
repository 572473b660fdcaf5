/**
 * What the platform itself remembers of guilds: where channels lie, roles, the bot's own membership.
 *
 * <p>Read from the gateway's packets on the reader thread, so that an event that comes right after a guild finds it; Javacord's
 * own cache, which knows the overwrites of channels, fills on another thread and shows neither categories of threads nor the
 * bot's roles. A guild takes some 3 KB; what modules get is built when one asks, and kept until the guild changes.
 */
@NullMarked
package dev.guildhall.javacord.cache;

import org.jspecify.annotations.NullMarked;
