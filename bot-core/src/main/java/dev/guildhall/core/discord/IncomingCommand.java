package dev.guildhall.core.discord;

import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import java.time.Instant;
import java.util.Map;

/**
 * A slash command that somebody used.
 *
 * @param permissions the caller's in that channel, as Discord computed them
 * @param path the command's name, and its subcommand's after a space
 * @param arguments by option name: {@code String}, {@code Long}, {@code Boolean} or a typed id
 * @param time when Discord saw it
 */
public record IncomingCommand(
        GuildId guild,
        ChannelId channel,
        Member caller,
        long permissions,
        String path,
        Map<String, Object> arguments,
        Instant time,
        Responder responder) {

    public IncomingCommand {
        arguments = Map.copyOf(arguments);
    }
}
