package dev.guildhall.core.command;

import dev.guildhall.core.access.Access;
import dev.guildhall.core.access.Finding;
import dev.guildhall.core.argument.ArgumentReader;
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
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.spi.setting.Settings;
import dev.guildhall.spi.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Where every call of a command arrives, however it was made: checks what the caller may, and runs the handler. */
public final class CommandDesk {

    private final HandlerRunner runner;
    private final ActionSigner signer;
    private final TextCatalogue texts;
    private final GuildLanguage language;
    private final Settings settings;
    private final Access access;
    private final Cooldowns cooldowns = new Cooldowns();

    public CommandDesk(
            HandlerRunner runner,
            ActionSigner signer,
            TextCatalogue texts,
            GuildLanguage language,
            Settings settings,
            Access access) {
        this.runner = runner;
        this.signer = signer;
        this.texts = texts;
        this.language = language;
        this.settings = settings;
        this.access = access;
    }

    Settings settings() {
        return settings;
    }

    /** The platform's own texts. */
    Texts own(Origin origin) {
        return texts.own(origin.language());
    }

    /** Whether somebody may use a command, cooldowns aside. */
    boolean allows(CatalogueCommand command, GuildId guild, Origin origin) {
        return access.refusal(command.question(guild, origin), own(origin)).isEmpty();
    }

    /**
     * Runs a command. Returns at once.
     *
     * @param arguments reads them; may block
     */
    void start(
            CatalogueCommand command,
            GuildId guild,
            Origin origin,
            Function<Texts, ArgumentReader.Outcome> arguments,
            Responder responder) {
        Texts own = own(origin);
        runner.start(new Job(
                command.module(),
                command.path(),
                guild,
                own,
                // Commands that need a permission are an administrator's business; others answer for all to see.
                command.command().answersPrivately() || !command.permissions().isEmpty(),
                () -> answer(command, guild, origin, arguments, own),
                responder));
    }

    /** Answers for what failed before it was known which command is meant. Returns at once. */
    void startFailed(String name, GuildId guild, Origin origin, RuntimeException failure, Responder responder) {
        runner.start(new Job(
                TextCatalogue.OWN,
                name,
                guild,
                own(origin),
                true,
                () -> {
                    throw failure;
                },
                responder));
    }

    /** Says something without running a command. Returns at once. */
    void startRefusal(String name, GuildId guild, Origin origin, String text, Responder responder) {
        SignedResponse refusal = HandlerRunner.refusal(text);
        runner.startAnswer(
                new Job(TextCatalogue.OWN, name, guild, own(origin), true, () -> refusal, responder), refusal);
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

    private SignedResponse answer(
            CatalogueCommand command,
            GuildId guild,
            Origin origin,
            Function<Texts, ArgumentReader.Outcome> arguments,
            Texts own) {
        Optional<Finding> refused = access.refusal(command.question(guild, origin), own);
        if (refused.isPresent()) {
            return HandlerRunner.refusal(refused.get().say(own, command.path()));
        }
        return switch (arguments.apply(own)) {
            case ArgumentReader.Outcome.Wrong(String problem) -> HandlerRunner.refusal(problem);
            case ArgumentReader.Outcome.Fine(Arguments checked) ->
                answer(command, call(command, guild, origin, checked), own);
        };
    }

    private SignedResponse answer(CatalogueCommand command, CommandCall call, Texts own) {
        Duration wait = cooldowns.use(command, cooldown(command, call.guild()), call);
        if (!wait.isZero()) {
            return HandlerRunner.refusal(
                    own.say("refusal.cooldown", "seconds", Math.max(1, wait.toSeconds()), "command", command.path()));
        }
        Reply reply = command.handler().handle(call);
        return signer.sign(
                command.command().answersPrivately() ? reply.forCallerOnly() : reply,
                ActionSigner.Context.answer(call.guild(), call.caller().id(), call.time()));
    }

    /** How long somebody would have to wait before using a command there; nothing is noted. */
    Duration cooldownLeft(CatalogueCommand command, GuildId guild, ChannelId channel, UserId person, Instant moment) {
        return cooldowns.left(command, cooldown(command, guild), guild, channel, person, moment);
    }

    /** As the guild has it. */
    Duration cooldown(CatalogueCommand command, GuildId guild) {
        return command.cooldown(settings.of(guild));
    }
}
