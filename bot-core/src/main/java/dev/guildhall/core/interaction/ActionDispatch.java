package dev.guildhall.core.interaction;

import dev.guildhall.core.discord.IncomingAction;
import dev.guildhall.core.discord.Origin;
import dev.guildhall.core.discord.SignedResponse;
import dev.guildhall.core.text.GuildLanguage;
import dev.guildhall.core.text.TextCatalogue;
import dev.guildhall.spi.command.Permission;
import dev.guildhall.spi.facet.ActionCall;
import dev.guildhall.spi.facet.ActionHandler;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leads what people press, choose and fill in to the handler of the action, if they may. Thread-safe. */
public final class ActionDispatch {

    private static final Logger LOG = LoggerFactory.getLogger(ActionDispatch.class);
    private static final GuildId NO_GUILD = new GuildId(0);

    private final ActionIndex index;
    private final ActionSigner signer;
    private final HandlerRunner runner;
    private final TextCatalogue texts;
    private final GuildLanguage language;
    private final ActionGate gate;

    public ActionDispatch(
            ActionIndex index,
            ActionSigner signer,
            HandlerRunner runner,
            TextCatalogue texts,
            GuildLanguage language,
            ActionGate gate) {
        this.index = index;
        this.signer = signer;
        this.runner = runner;
        this.texts = texts;
        this.language = language;
        this.gate = gate;
    }

    /** Returns at once. */
    public void accept(IncomingAction incoming) {
        Texts own = texts.own(incoming.origin().language());
        Named named = named(incoming.customId());
        runner.start(new Job(
                named.module(),
                named.name(),
                incoming.guild().orElse(NO_GUILD),
                own,
                true,
                () -> answer(incoming, own),
                incoming.responder()));
    }

    /** What stands in the log. */
    private record Named(String module, String name) {}

    /** Unchecked, so that the log can name it before anything was asked of the database. */
    private Named named(String customId) {
        return ActionSigner.unchecked(customId)
                .flatMap(token -> index.find(token.action()))
                .map(entry -> new Named(entry.module(), entry.handler().name()))
                .orElse(new Named(TextCatalogue.OWN, "unknown action"));
    }

    private SignedResponse answer(IncomingAction incoming, Texts own) {
        UserId person = incoming.origin().caller().id();
        var opened = signer.open(
                incoming.customId(), incoming.guild(), person, incoming.origin().time());
        return switch (opened) {
            case ActionSigner.Opened.Fine(ActionToken token, GuildId guild) -> answer(incoming, token, guild, own);
            case ActionSigner.Opened.SomebodyElses(UserId owner) ->
                HandlerRunner.refusal(
                        own.say("action.somebody-elses", "owner", "<@" + owner + ">", "way", way(incoming, own)));
            case ActionSigner.Opened.Expired() -> over(incoming, own);
            case ActionSigner.Opened.Forged() -> {
                LOG.warn(
                        "actions - user {} in guild {} used a custom id that this bot did not sign",
                        person,
                        incoming.guild().orElse(NO_GUILD));
                yield over(incoming, own);
            }
        };
    }

    private static SignedResponse over(IncomingAction incoming, Texts own) {
        return HandlerRunner.refusal(own.say("action.over", "way", way(incoming, own)));
    }

    /** What to do instead. */
    private static String way(IncomingAction incoming, Texts own) {
        return incoming.command()
                .map(command -> own.say("action.way-command", "command", command))
                .orElseGet(() -> own.say("action.way"));
    }

    private SignedResponse answer(IncomingAction incoming, ActionToken token, GuildId guild, Texts own) {
        Optional<ActionIndex.Entry> found = index.find(token.action());
        if (found.isEmpty()) {
            return over(incoming, own);
        }
        Origin origin = incoming.origin();
        ActionHandler handler = found.get().handler();
        List<Permission> missing = handler.permissions().stream()
                .filter(each -> !each.in(origin.permissions()))
                .sorted()
                .toList();
        if (!missing.isEmpty()) {
            return HandlerRunner.refusal(own.say(
                    "action.permission",
                    "permissions",
                    missing.stream()
                            .map(each -> "**" + own.say("permission." + each.name()) + "**")
                            .collect(Collectors.joining(", "))));
        }
        Optional<String> refused = gate.refusal(found.get().module(), guild, origin, own);
        if (refused.isPresent()) {
            return HandlerRunner.refusal(refused.get());
        }
        ActionCall call = new ActionCall(
                guild,
                origin.place(),
                origin.caller(),
                origin.permissions(),
                token.state(),
                incoming.values(),
                incoming.fields(),
                origin.time(),
                texts.in(found.get().module(), language.of(guild)),
                texts.in(found.get().module(), origin.language()));
        var context = new ActionSigner.Context(
                guild, Optional.of(origin.caller().id()), incoming.guild().isEmpty(), origin.time());
        return signer.sign(handler.handler().apply(call), context);
    }
}
