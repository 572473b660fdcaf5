package dev.guildhall.xp.admin;

import dev.guildhall.spi.command.Permission;
import dev.guildhall.spi.facet.ActionCall;
import dev.guildhall.spi.facet.ActionHandler;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.message.Action;
import dev.guildhall.spi.message.Component;
import dev.guildhall.spi.message.MessageBody;
import dev.guildhall.spi.message.MessageUpdate;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.spi.message.Response;
import dev.guildhall.spi.message.Row;
import dev.guildhall.spi.text.Texts;
import dev.guildhall.xp.ledger.MemberKey;
import dev.guildhall.xp.operation.Operation;
import dev.guildhall.xp.operation.Operations;
import dev.guildhall.xp.operation.Preview;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.ToIntBiFunction;
import java.util.regex.Pattern;

/** Shows what is prepared, and has it done: at once for one person, after a button for many. Thread-safe. */
final class Desk {

    static final String CONFIRM = "xp.confirm";
    static final String CONFIRM_WITH_SETTINGS = "xp.confirm-all";
    static final String CANCEL = "xp.cancel";
    static final String UNDO = "xp.undo";

    private final Operations operations;
    private final Background background;
    private final Adoption adoption;
    private final Later later;
    private final ToIntBiFunction<GuildId, Long> level;

    /** @param level of a total in a guild */
    Desk(
            Operations operations,
            Background background,
            Adoption adoption,
            Later later,
            ToIntBiFunction<GuildId, Long> level) {
        this.operations = operations;
        this.background = background;
        this.adoption = adoption;
        this.later = later;
        this.level = level;
    }

    List<ActionHandler> actions() {
        return List.of(
                ActionHandler.of(CONFIRM, call -> confirmed(call, false)).requiring(Permission.MANAGE_GUILD),
                ActionHandler.of(CONFIRM_WITH_SETTINGS, call -> confirmed(call, true))
                        .requiring(Permission.MANAGE_GUILD),
                ActionHandler.of(CANCEL, this::cancelled).requiring(Permission.MANAGE_GUILD),
                ActionHandler.of(UNDO, this::undone).requiring(Permission.MANAGE_GUILD));
    }

    /** Does what concerns one person at once. */
    Reply at(Operation prepared, Texts texts) {
        return operations.confirm(prepared.guild(), prepared.id()) == Operations.Confirmed.YES
                ? Reply.text(result(background.apply(prepared.guild(), prepared.id()), texts))
                        .withRows(undoRow(prepared, texts))
                        .forCallerOnly()
                : Reply.refusal(texts.say("admin.gone"));
    }

    /** Shows what would be done, with the buttons to do it or not. */
    Reply ask(Operation prepared, Texts texts) {
        OperationText text = new OperationText(texts);
        Preview preview = operations.preview(prepared);
        if (preview.changed() == 0) {
            operations.cancel(prepared.guild(), prepared.id());
            return Reply.refusal(text.question(prepared) + "\n" + texts.say("admin.preview.none"));
        }
        return Reply.text(text.question(prepared) + "\n" + text.preview(preview))
                .withRows(Row.of(confirm(prepared, texts), cancel(prepared, texts)))
                .forCallerOnly();
    }

    static Component.Button confirm(Operation prepared, Texts texts) {
        return Component.Button.of(texts.say("admin.button.confirm"), action(CONFIRM, prepared))
                .styled(Component.Style.DANGER);
    }

    static Component.Button confirmWithSettings(Operation prepared, Texts texts) {
        return Component.Button.of(texts.say("admin.button.confirm-all"), action(CONFIRM_WITH_SETTINGS, prepared))
                .styled(Component.Style.DANGER);
    }

    static Component.Button cancel(Operation prepared, Texts texts) {
        return Component.Button.of(texts.say("admin.button.cancel"), action(CANCEL, prepared));
    }

    private static Row undoRow(Operation operation, Texts texts) {
        return Row.of(Component.Button.of(
                texts.say("admin.button.undo"), action(UNDO, operation).withLifetime(Duration.ofHours(6))));
    }

    private static Action action(String name, Operation operation) {
        return Action.of(name, String.valueOf(operation.id()));
    }

    private Response confirmed(ActionCall call, boolean withSettings) {
        long id = Long.parseLong(call.state());
        return switch (operations.confirm(call.guild(), id)) {
            case NOT_PREPARED -> Reply.refusal(call.privateTexts().say("admin.gone"));
            case UNDONE_MEANWHILE -> {
                operations.cancel(call.guild(), id);
                yield Reply.refusal(call.privateTexts().say("admin.undo.meanwhile"));
            }
            case YES -> {
                Texts texts = call.privateTexts();
                String adopted = withSettings ? "\n" + adopted(call, id) : "";
                Operation operation = background.apply(call.guild(), id);
                yield new MessageUpdate(
                        MessageBody.text(result(operation, texts) + adopted).withRows(undoRow(operation, texts)));
            }
        };
    }

    private String adopted(ActionCall call, long id) {
        return adoption.adopt(
                call.guild(),
                adoption.plan(call.guild(), operations.hints(call.guild(), id)),
                call.caller().id(),
                call.permissions(),
                call.privateTexts());
    }

    private Response cancelled(ActionCall call) {
        boolean cancelled = operations.cancel(call.guild(), Long.parseLong(call.state()));
        return new MessageUpdate(
                MessageBody.text(call.privateTexts().say(cancelled ? "admin.cancelled" : "admin.gone")));
    }

    private Response undone(ActionCall call) {
        return undo(Later.Asked.by(call), call.caller().id(), OptionalLong.of(Long.parseLong(call.state())), "");
    }

    /** Undoes what concerned one person at once, and asks where it concerned many, which takes a while to find out. */
    Reply undo(Later.Asked asked, UserId actor, OptionalLong id, String reason) {
        return later.answer(
                asked,
                "an undo",
                "admin.later",
                () -> Later.Answer.of(undo(asked.guild(), actor, id, reason, asked.texts())));
    }

    private Reply undo(GuildId guild, UserId actor, OptionalLong id, String reason, Texts texts) {
        return switch (operations.prepareUndo(guild, actor, id, reason)) {
            case Operations.Undo.Unknown _ ->
                Reply.refusal(
                        id.isPresent()
                                ? texts.say("admin.undo.unknown", "id", String.valueOf(id.getAsLong()))
                                : texts.say("admin.undo.nothing"));
            case Operations.Undo.Already(Operation by) ->
                Reply.refusal(texts.say(
                        "admin.undo.already",
                        "actor",
                        new OperationText(texts).actor(by.actor()),
                        "time",
                        "<t:" + by.at().getEpochSecond() + ":R>",
                        "by",
                        String.valueOf(by.id())));
            case Operations.Undo.Unfinished(Operation running) ->
                Reply.refusal(new OperationText(texts).result(running));
            case Operations.Undo.TooOld(Operation old) ->
                Reply.refusal(texts.say("admin.undo.too-old", "id", String.valueOf(old.id())));
            case Operations.Undo.Prepared(Operation prepared) ->
                prepared.members() <= 2 ? at(prepared, texts) : ask(prepared, texts);
        };
    }

    /** What was done; for one person, or two, with what they have now. */
    private String result(Operation operation, Texts texts) {
        OperationText text = new OperationText(texts);
        List<UserId> people = Pattern.compile("<@([0-9]+)>")
                .matcher(operation.subject())
                .results()
                .map(found -> new UserId(Long.parseLong(found.group(1))))
                .toList();
        if (operation.state() != Operation.State.DONE || people.isEmpty()) {
            return text.result(operation);
        }
        List<Long> totals = people.stream()
                .map(person -> operations.total(new MemberKey(operation.guild(), person)))
                .toList();
        if (operation.kind() != Operation.Kind.TRANSFER) {
            long total = totals.getFirst();
            return text.done(operation, total, level.applyAsInt(operation.guild(), total));
        }
        long moved = operations
                .amounts(new MemberKey(operation.guild(), people.getLast()), List.of(operation))
                .getOrDefault(operation.id(), 0L);
        return text.moved(
                operation,
                mention(people.getFirst()),
                mention(people.getLast()),
                moved,
                totals.getFirst(),
                totals.getLast());
    }

    private static String mention(UserId person) {
        return "<@" + person + ">";
    }
}
