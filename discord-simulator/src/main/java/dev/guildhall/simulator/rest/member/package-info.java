/**
 * Members of guilds: nicknames, roles, time-outs, kicks, bans and voice.
 *
 * <p>Nobody acts on those who stand as high as they do; the guild's owner is nobody's to touch.
 */
@NullMarked
package dev.guildhall.simulator.rest.member;

import org.jspecify.annotations.NullMarked;
