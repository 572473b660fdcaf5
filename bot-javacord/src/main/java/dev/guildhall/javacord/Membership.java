package dev.guildhall.javacord;

import dev.guildhall.spi.id.GuildId;

/**
 * A guild that the bot is in.
 *
 * @param permissions what the bot may do there as a whole, by Discord's bits
 */
public record Membership(GuildId guild, String name, boolean owner, long permissions) {}
