package dev.guildhall.xp.admin;

import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.command.CommandCall;
import dev.guildhall.spi.command.Option;
import dev.guildhall.spi.command.OptionType;
import dev.guildhall.spi.command.Permission;
import dev.guildhall.spi.facet.ActionCall;
import dev.guildhall.spi.facet.ActionHandler;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.message.Action;
import dev.guildhall.spi.message.Component;
import dev.guildhall.spi.message.Embed;
import dev.guildhall.spi.message.Markdown;
import dev.guildhall.spi.message.MessageBody;
import dev.guildhall.spi.message.MessageUpdate;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.spi.message.Response;
import dev.guildhall.spi.message.Row;
import dev.guildhall.spi.text.Texts;
import dev.guildhall.xp.ledger.MemberKey;
import dev.guildhall.xp.operation.Operation;
import dev.guildhall.xp.operation.Operations;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code /xp history}: who changed what, page by page; {@code /xp undo}. */
final class HistoryCommands {

    static final String PAGE = "xp.history";

    private static final int PER_PAGE = 8;

    private final Operations operations;
    private final Desk desk;

    HistoryCommands(Operations operations, Desk desk) {
        this.operations = operations;
        this.desk = desk;
    }

    List<Command> commands() {
        return List.of(
                Command.of("history", "Shows who changed whose XP, and why", this::history)
                        .withOption(Option.of(OptionType.MEMBER, "member", "Only what changed this member")
                                .optional())
                        .requiring(Permission.MANAGE_GUILD)
                        .answeringPrivately(),
                Command.of("undo", "Takes back an edit, an import or a reset; what was earned since stays", this::undo)
                        .withOption(
                                Option.of(OptionType.INTEGER, "number", "Its number in the history; else the latest")
                                        .between(1, Option.LARGEST)
                                        .optional())
                        .withOption(EditCommands.reason())
                        .requiring(Permission.MANAGE_GUILD)
                        .answeringPrivately());
    }

    List<ActionHandler> actions() {
        return List.of(ActionHandler.of(PAGE, this::turned).requiring(Permission.MANAGE_GUILD));
    }

    private Reply undo(CommandCall call) {
        OptionalLong number =
                call.arguments().integer("number").map(OptionalLong::of).orElse(OptionalLong.empty());
        String reason = call.arguments().text("reason").orElse("");
        return desk.undo(Later.Asked.by(call), call.caller().id(), number, reason);
    }

    private Reply history(CommandCall call) {
        MessageBody body = page(call.guild(), call.arguments().member("member").orElse(null), 0, call.privateTexts());
        return new Reply(body, true);
    }

    private Response turned(ActionCall call) {
        String[] state = call.state().split(":", -1);
        UserId about = state[1].isEmpty() ? null : new UserId(Long.parseLong(state[1]));
        return new MessageUpdate(page(call.guild(), about, Integer.parseInt(state[0]), call.privateTexts()));
    }

    private MessageBody page(GuildId guild, @Nullable UserId about, int offset, Texts texts) {
        List<Operation> found = operations.newest(guild, about, offset, PER_PAGE + 1);
        if (found.isEmpty()) {
            return MessageBody.text(texts.say("admin.history.empty"));
        }
        List<Operation> shown = found.stream().limit(PER_PAGE).toList();
        Map<Long, Long> amounts = about == null ? Map.of() : operations.amounts(new MemberKey(guild, about), shown);
        Map<Long, Long> moved = operations.moved(guild, shown);
        OperationText text = new OperationText(texts);
        String lines = shown.stream()
                .map(each -> text.line(each, change(text, each, amounts.get(each.id()), moved.get(each.id()))))
                .map(line -> Markdown.shortened(line, 450))
                .collect(Collectors.joining("\n"));
        Embed embed = Embed.titled(texts.say("admin.history.title"))
                .withDescription(about == null ? lines : "<@" + about + ">\n" + lines);
        boolean more = found.size() > PER_PAGE;
        if (offset == 0 && !more) {
            return MessageBody.embed(embed);
        }
        return MessageBody.embed(embed)
                .withRows(Row.of(
                        button(texts.say("admin.history.newer"), Math.max(0, offset - PER_PAGE), about)
                                .enabledIf(offset > 0),
                        button(texts.say("admin.history.older"), offset + PER_PAGE, about)
                                .enabledIf(more)));
    }

    /**
     * By how much an operation changed something.
     *
     * @param amount the one member's that is asked about; null where nobody is, or the ledger has it no more
     * @param moved what it took from one and gave another; null where it was something else
     */
    private static String change(OperationText text, Operation operation, @Nullable Long amount, @Nullable Long moved) {
        if (amount != null) {
            return text.signed(amount);
        }
        return moved == null ? text.signed(operation.amount()) : text.moved(moved);
    }

    private static Component.Button button(String label, int offset, @Nullable UserId about) {
        return Component.Button.of(label, Action.of(PAGE, offset + ":" + (about == null ? "" : about)));
    }
}
