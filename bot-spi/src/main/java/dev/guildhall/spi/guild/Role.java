package dev.guildhall.spi.guild;

import dev.guildhall.spi.id.RoleId;

/**
 * A role of a guild.
 *
 * @param position the higher, the more powerful; 0 for everyone's
 * @param color as 0xRRGGBB, 0 for none
 * @param managed belongs to a bot or an integration, so that nobody can be given it
 * @param permissions as Discord's bit set
 */
public record Role(RoleId id, String name, int position, int color, boolean managed, long permissions) {}
