package dev.guildhall.core.discord;

import dev.guildhall.spi.id.GuildId;
import java.util.Map;

/**
 * A slash command that somebody used.
 *
 * @param path the command's name, and its subcommand's after a space
 * @param arguments by option name: {@code String}, {@code Long}, {@code Double}, {@code Boolean}, a typed id or an
 *     {@link dev.guildhall.spi.command.UploadedFile}
 */
public record IncomingCommand(
        GuildId guild, Origin origin, String path, Map<String, Object> arguments, Responder responder) {

    public IncomingCommand {
        arguments = Map.copyOf(arguments);
    }
}
