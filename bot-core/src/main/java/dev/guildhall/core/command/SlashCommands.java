package dev.guildhall.core.command;

import dev.guildhall.core.discord.IncomingCommand;
import dev.guildhall.core.text.TextCatalogue;
import dev.guildhall.spi.command.CommandCall;
import dev.guildhall.spi.event.Place;
import dev.guildhall.spi.message.Reply;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes slash commands from the gateway. */
public final class SlashCommands {

    private static final Logger LOG = LoggerFactory.getLogger(SlashCommands.class);

    private final CommandIndex index;
    private final CommandRunner runner;
    private final TextCatalogue texts;

    public SlashCommands(CommandIndex index, CommandRunner runner, TextCatalogue texts) {
        this.index = index;
        this.runner = runner;
        this.texts = texts;
    }

    /** Returns at once. */
    public void accept(IncomingCommand incoming) {
        index.find(incoming.path()).ifPresentOrElse(command -> run(command, incoming), () -> refuseUnknown(incoming));
    }

    private void run(CatalogueCommand command, IncomingCommand incoming) {
        switch (ArgumentReader.check(command, incoming.arguments())) {
            case ArgumentReader.Outcome.Fine(var arguments) -> {
                CommandCall call = new CommandCall(
                        incoming.guild(),
                        Place.of(incoming.channel()),
                        incoming.caller(),
                        incoming.permissions(),
                        arguments,
                        incoming.time(),
                        texts.in(command.module(), Locale.ENGLISH),
                        texts.in(command.module(), Locale.ENGLISH));
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
