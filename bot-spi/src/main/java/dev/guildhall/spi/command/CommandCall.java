package dev.guildhall.spi.command;

import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import java.time.Instant;

/**
 * One use of a command, permitted and with checked arguments.
 *
 * @param time when Discord saw it
 */
public record CommandCall(GuildId guild, ChannelId channel, Member caller, Arguments arguments, Instant time) {}
