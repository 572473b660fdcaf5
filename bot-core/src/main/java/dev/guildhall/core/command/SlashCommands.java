package dev.guildhall.core.command;

import dev.guildhall.core.discord.IncomingCommand;
import dev.guildhall.spi.command.CommandCall;
import dev.guildhall.spi.message.Reply;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes slash commands from the gateway. */
public final class SlashCommands {

    private static final Logger LOG = LoggerFactory.getLogger(SlashCommands.class);

    private final CommandIndex index;
    private final CommandRunner runner;

    public SlashCommands(CommandIndex index, CommandRunner runner) {
        this.index = index;
        this.runner = runner;
    }

    /** Returns at once. */
    public void accept(IncomingCommand incoming) {
        index.find(incoming.path()).ifPresentOrElse(command -> run(command, incoming), () -> refuseUnknown(incoming));
    }

    private void run(CatalogueCommand command, IncomingCommand incoming) {
        switch (ArgumentReader.check(command, incoming.arguments())) {
            case ArgumentReader.Outcome.Fine(var arguments) -> {
                CommandCall call = new CommandCall(
                        incoming.guild(), incoming.channel(), incoming.caller(), arguments, incoming.time());
                runner.start(command, call, incoming.permissions(), incoming.responder());
            }
            case ArgumentReader.Outcome.Wrong(String problem) ->
                runner.startAnswer(command.path(), incoming.responder(), Reply.refusal(problem));
        }
    }

    /** Discord shows a command for a while after an upgrade has removed it, or its module was switched off. */
    private void refuseUnknown(IncomingCommand incoming) {
        LOG.warn("commands - \"{}\" was used in guild {}, but is not known", incoming.path(), incoming.guild());
        runner.startAnswer(
                incoming.path(),
                incoming.responder(),
                Reply.refusal("I no longer know `/" + incoming.path()
                        + "`. Reload Discord to see what I do know, or ask me" + " for `help`."));
    }
}
