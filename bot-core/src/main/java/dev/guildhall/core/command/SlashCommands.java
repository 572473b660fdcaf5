package dev.guildhall.core.command;

import dev.guildhall.core.argument.ArgumentReader;
import dev.guildhall.core.discord.IncomingCommand;
import dev.guildhall.core.discord.IncomingMenu;
import dev.guildhall.core.discord.Origin;
import dev.guildhall.core.discord.Responder;
import dev.guildhall.spi.id.GuildId;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes slash commands, and entries of members' and messages' menus, from the gateway. */
public final class SlashCommands {

    private static final Logger LOG = LoggerFactory.getLogger(SlashCommands.class);

    private final CommandIndex index;
    private final CommandDesk desk;
    private final OtherNames names;
    private final Consumer<GuildId> unknown;

    /** @param unknown told where Discord lists a command that there is not; must return at once */
    public SlashCommands(CommandIndex index, CommandDesk desk, Consumer<GuildId> unknown) {
        this.index = index;
        this.desk = desk;
        this.names = new OtherNames(index, desk.settings());
        this.unknown = unknown;
    }

    /** Returns at once. */
    public void accept(IncomingCommand incoming) {
        index.find(incoming.path())
                .ifPresentOrElse(
                        command -> run(command, incoming),
                        // The guild's own name for one, as a rule: its settings may have to be read for that.
                        () -> Thread.ofVirtual().name("find-" + incoming.path()).start(() -> runByOtherName(incoming)));
    }

    private void runByOtherName(IncomingCommand incoming) {
        try {
            names.find(incoming.guild(), incoming.path())
                    .ifPresentOrElse(
                            command -> run(command, incoming),
                            () -> refuseUnknown(
                                    "/" + incoming.path(), incoming.guild(), incoming.origin(), incoming.responder()));
        } catch (RuntimeException failure) {
            desk.startFailed(incoming.path(), incoming.guild(), incoming.origin(), failure, incoming.responder());
        }
    }

    private void run(CatalogueCommand command, IncomingCommand incoming) {
        run(command, incoming.guild(), incoming.origin(), incoming.arguments(), incoming.responder());
    }

    /** Returns at once. */
    public void accept(IncomingMenu incoming) {
        index.menu(incoming.target(), incoming.label())
                .ifPresentOrElse(
                        entry -> run(
                                entry.command(),
                                incoming.guild(),
                                incoming.origin(),
                                Map.of(entry.option(), incoming.on()),
                                incoming.responder()),
                        () -> refuseUnknown(
                                incoming.label(), incoming.guild(), incoming.origin(), incoming.responder()));
    }

    private void run(
            CatalogueCommand command,
            GuildId guild,
            Origin origin,
            Map<String, Object> arguments,
            Responder responder) {
        desk.start(
                command,
                guild,
                origin,
                own -> ArgumentReader.check(command.command().options(), arguments, own),
                responder);
    }

    /** Discord shows a command for a while after an upgrade has removed it, or its module was switched off. */
    private void refuseUnknown(String name, GuildId guild, Origin origin, Responder responder) {
        LOG.warn("commands - \"{}\" was used in guild {}, but is not known", name, guild);
        unknown.accept(guild);
        desk.startRefusal(name, guild, origin, desk.own(origin).say("refusal.gone", "command", name), responder);
    }
}
