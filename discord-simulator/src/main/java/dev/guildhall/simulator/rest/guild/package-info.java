/**
 * Guilds: their settings, roles, emojis, stickers, invites, events and rules.
 *
 * <p>Each change needs the permission that Discord asks for, and is noted in the guild's audit log.
 */
@NullMarked
package dev.guildhall.simulator.rest.guild;

import org.jspecify.annotations.NullMarked;
