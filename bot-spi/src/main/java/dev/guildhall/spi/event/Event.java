package dev.guildhall.spi.event;

import dev.guildhall.spi.id.GuildId;

/** Something that happened in a guild. */
public sealed interface Event permits MessageCreated {

    GuildId guild();
}
