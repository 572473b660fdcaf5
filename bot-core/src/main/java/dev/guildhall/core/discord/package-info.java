/**
 * The port to Discord: what the core asks of it, and what comes in. Inward come records, outward go values.
 *
 * <p>An adapter implements {@link dev.guildhall.core.discord.DiscordConnection} and feeds the
 * {@link dev.guildhall.core.discord.Intake}; nothing here knows a Discord library.
 */
@NullMarked
package dev.guildhall.core.discord;

import org.jspecify.annotations.NullMarked;
