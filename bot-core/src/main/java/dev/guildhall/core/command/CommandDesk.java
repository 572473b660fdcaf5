package dev.guildhall.core.command;

import dev.guildhall.core.discord.Origin;
import dev.guildhall.core.discord.Responder;
import dev.guildhall.core.discord.SignedResponse;
import dev.guildhall.core.interaction.ActionSigner;
import dev.guildhall.core.interaction.HandlerRunner;
import dev.guildhall.core.interaction.Job;
import dev.guildhall.core.text.GuildLanguage;
import dev.guildhall.core.text.TextCatalogue;
import dev.guildhall.spi.command.Arguments;
import dev.guildhall.spi.command.CommandCall;
import dev.guildhall.spi.command.Permission;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.spi.text.Texts;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Where every call of a command arrives, however it was made: checks what the caller may, and runs the handler. */
public final class CommandDesk {

    private final HandlerRunner runner;
    private final ActionSigner signer;
    private final TextCatalogue texts;
    private final GuildLanguage language;
    private final Cooldowns cooldowns = new Cooldowns();

    public CommandDesk(HandlerRunner runner, ActionSigner signer, TextCatalogue texts, GuildLanguage language) {
        this.runner = runner;
        this.signer = signer;
        this.texts = texts;
        this.language = language;
    }

    /** The platform's own texts. */
    Texts own(Origin origin) {
        return texts.own(origin.language());
    }

    /** Runs a command. Returns at once. */
    void start(CatalogueCommand command, GuildId guild, Origin origin, Arguments arguments, Responder responder) {
        Texts own = own(origin);
        runner.start(new Job(
                command.module(),
                command.path(),
                guild,
                own,
                // Commands that need a permission are an administrator's business; others answer for all to see.
                command.command().answersPrivately() || !command.permissions().isEmpty(),
                () -> answer(command, call(command, guild, origin, arguments), own),
                responder));
    }

    /** Says something without running a command. Returns at once. */
    void startRefusal(String name, GuildId guild, Origin origin, String text, Responder responder) {
        Job job = new Job(
                TextCatalogue.OWN, name, guild, own(origin), true, () -> HandlerRunner.refusal(text), responder);
        runner.startAnswer(job, HandlerRunner.refusal(text));
    }

    /** May read the guild's settings from the database. */
    CommandCall call(CatalogueCommand command, GuildId guild, Origin origin, Arguments arguments) {
        Texts forPerson = texts.in(command.module(), origin.language());
        return new CommandCall(
                guild,
                origin.place(),
                origin.caller(),
                origin.permissions(),
                arguments,
                origin.time(),
                command.command().answersPrivately() ? forPerson : texts.in(command.module(), language.of(guild)),
                forPerson);
    }

    private SignedResponse answer(CatalogueCommand command, CommandCall call, Texts own) {
        List<Permission> missing = command.missing(call.permissions());
        if (!missing.isEmpty()) {
            String needed = missing.stream()
                    .map(each -> "**" + own.say("permission." + each.name()) + "**")
                    .collect(Collectors.joining(", "));
            return HandlerRunner.refusal(
                    own.say("refusal.permission", "permissions", needed, "command", command.path()));
        }
        Duration wait = cooldowns.use(command, call);
        if (!wait.isZero()) {
            return HandlerRunner.refusal(
                    own.say("refusal.cooldown", "seconds", Math.max(1, wait.toSeconds()), "command", command.path()));
        }
        Reply reply = command.handler().handle(call);
        return signer.sign(
                command.command().answersPrivately() ? reply.forCallerOnly() : reply,
                ActionSigner.Context.answer(call.guild(), call.caller().id(), call.time()));
    }
}
