package dev.guildhall.core.discord;

import dev.guildhall.spi.command.Completer;
import dev.guildhall.spi.id.GuildId;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Somebody is typing an option of a slash command, and wants proposals.
 *
 * @param arguments those filled in so far, as in {@link IncomingCommand}
 * @param option that is being typed
 * @param responder takes the proposals, once; blocks, and throws {@link dev.guildhall.spi.guild.DiscordException}
 */
public record IncomingCompletion(
        GuildId guild,
        Origin origin,
        String path,
        Map<String, Object> arguments,
        String option,
        String typed,
        Consumer<List<Completer.Proposal>> responder) {

    public IncomingCompletion {
        arguments = Map.copyOf(arguments);
    }
}
