package dev.guildhall.spi.event;

import dev.guildhall.spi.id.GuildId;

/** The bot was removed from the guild. An outage is not told so. The platform keeps the guild's data for a grace period. */
public record GuildLeft(GuildId guild) implements Event {}
