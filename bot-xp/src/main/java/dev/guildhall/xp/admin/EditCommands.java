package dev.guildhall.xp.admin;

import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.command.CommandCall;
import dev.guildhall.spi.command.CommandHandler;
import dev.guildhall.spi.command.Option;
import dev.guildhall.spi.command.OptionType;
import dev.guildhall.spi.command.Permission;
import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.guild.DiscordException;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.xp.ledger.MemberKey;
import dev.guildhall.xp.operation.Operation;
import dev.guildhall.xp.operation.Operations;
import dev.guildhall.xp.operation.Staged;
import dev.guildhall.xp.operation.Way;
import dev.guildhall.xp.operation.Wish;
import dev.guildhall.xp.transfer.Person;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code /xp add|remove|set|reset member|role|server} and {@code /xp transfer}. */
final class EditCommands {

    /** What Discord answers a bot that lacks the intent which a list of members needs. */
    private static final int MISSING_ACCESS = 50001;

    private final Operations operations;
    private final Crowd crowd;
    private final Desk desk;
    private final Later later;

    EditCommands(Operations operations, Crowd crowd, Desk desk, Later later) {
        this.operations = operations;
        this.crowd = crowd;
        this.desk = desk;
        this.later = later;
    }

    List<Command> commands() {
        return List.of(
                edit(Operation.Kind.ADD, Way.ADD, 1, "Gives XP to", ""),
                edit(Operation.Kind.REMOVE, Way.ADD, 1, "Takes XP from", "; nobody falls below 0"),
                edit(Operation.Kind.SET, Way.SET, 0, "Sets the XP of", ""),
                reset(),
                transfer());
    }

    private Command edit(Operation.Kind kind, Way way, long least, String what, String bound) {
        return Command.group(
                kind.key(),
                what + " a member, all with a role, or everybody" + bound,
                ready("member", what + " one member" + bound, call -> member(call, kind, way))
                        .withOption(Option.of(OptionType.MEMBER, "member", "Whose XP"))
                        .withOption(amount(least))
                        .withOption(reason()),
                ready("role", what + " all members with a role" + bound, call -> role(call, kind, way))
                        .withOption(Option.of(OptionType.ROLE, "role", "Whose members"))
                        .withOption(amount(least))
                        .withOption(reason()),
                ready("server", what + " everybody who has ever had some" + bound, call -> server(call, kind, way))
                        .withOption(amount(least))
                        .withOption(reason()));
    }

    private Command reset() {
        return Command.group(
                Operation.Kind.RESET.key(),
                "Takes all XP: of a member, of all with a role, or of everybody",
                ready("member", "Takes all XP of one member", call -> member(call, Operation.Kind.RESET, Way.SET))
                        .withOption(Option.of(OptionType.MEMBER, "member", "Whose XP"))
                        .withOption(reason()),
                ready(
                                "role",
                                "Takes all XP of all members with a role",
                                call -> role(call, Operation.Kind.RESET, Way.SET))
                        .withOption(Option.of(OptionType.ROLE, "role", "Whose members"))
                        .withOption(reason()),
                ready("server", "Takes all XP of everybody", call -> server(call, Operation.Kind.RESET, Way.SET))
                        .withOption(reason()));
    }

    private Command transfer() {
        return ready("transfer", "Moves XP from one member to another", this::transferred)
                .withOption(Option.of(OptionType.MEMBER, "from", "Who loses it"))
                .withOption(Option.of(OptionType.MEMBER, "to", "Who gets it"))
                .withOption(amount(1).optional())
                .withOption(reason());
    }

    private static Command ready(String name, String description, CommandHandler handler) {
        return Command.of(name, description, handler)
                .requiring(Permission.MANAGE_GUILD)
                .answeringPrivately();
    }

    private static Option amount(long least) {
        return Option.of(OptionType.INTEGER, "amount", "How much XP").between(least, Person.MOST_XP);
    }

    static Option reason() {
        return Option.of(OptionType.TEXT, "reason", "Why, for the history")
                .between(1, Wish.LONGEST)
                .optional();
    }

    private Reply member(CommandCall call, Operation.Kind kind, Way way) {
        UserId member = call.arguments().member("member").orElseThrow();
        Optional<Reply> cannot =
                kind == Operation.Kind.ADD || kind == Operation.Kind.SET ? refusal(call, member) : Optional.empty();
        if (cannot.isPresent()) {
            return cannot.get();
        }
        Operation prepared = operations.prepare(
                wish(call, kind, way, "<@" + member + ">"), List.of(new Staged(member, value(call, kind))));
        return kind == Operation.Kind.RESET
                ? desk.ask(prepared, call.privateTexts())
                : desk.at(prepared, call.privateTexts());
    }

    /** Why somebody cannot be given XP; whoever has some already can, though they left. */
    private Optional<Reply> refusal(CommandCall call, UserId member) {
        Optional<Member> found;
        try {
            found = crowd.guilds().member(call.guild(), member);
        } catch (DiscordException unknown) {
            return Optional.empty();
        }
        if (found.isPresent() ? !found.get().bot() : operations.total(new MemberKey(call.guild(), member)) > 0) {
            return Optional.empty();
        }
        return Optional.of(Reply.refusal(call.privateTexts()
                .say(found.isPresent() ? "admin.bot" : "admin.stranger", "member", "<@" + member + ">")));
    }

    private Reply role(CommandCall call, Operation.Kind kind, Way way) {
        RoleId role = call.arguments().role("role").orElseThrow();
        return role.value() == call.guild().value()
                ? server(call, kind, way)
                : ofMany(call, () -> membersOf(role, call, kind, way));
    }

    private Reply server(CommandCall call, Operation.Kind kind, Way way) {
        return ofMany(call, () -> everybody(call, kind, way));
    }

    /** Who it concerns takes a while to find out: Discord tells a thousand members a second or so. */
    private Reply ofMany(CommandCall call, Supplier<Reply> work) {
        return later.answer(Later.Asked.by(call), "an edit of many", "admin.later", () -> Later.Answer.of(work.get()));
    }

    private Reply membersOf(RoleId role, CommandCall call, Operation.Kind kind, Way way) {
        List<UserId> members;
        try {
            members = crowd.with(call.guild(), role);
        } catch (DiscordException refused) {
            return Reply.refusal(call.privateTexts().say(refusal(refused), "code", String.valueOf(refused.code())));
        }
        if (members.isEmpty()) {
            return Reply.refusal(call.privateTexts().say("admin.crowd.empty", "role", "<@&" + role + ">"));
        }
        long value = value(call, kind);
        Operation prepared = operations.prepare(
                wish(call, kind, way, "<@&" + role + ">"),
                members.stream().map(member -> new Staged(member, value)).toList());
        return desk.ask(prepared, call.privateTexts());
    }

    private static String refusal(DiscordException refused) {
        if (refused.retryable()) {
            return "admin.crowd.unreachable";
        }
        return refused.code() == MISSING_ACCESS ? "admin.crowd.refused" : "admin.crowd.failed";
    }

    private Reply everybody(CommandCall call, Operation.Kind kind, Way way) {
        Operation prepared =
                operations.prepareForEverybody(wish(call, kind, way, OperationText.SERVER), value(call, kind));
        if (prepared.members() == 0) {
            operations.cancel(call.guild(), prepared.id());
            return Reply.refusal(call.privateTexts().say("admin.nobody"));
        }
        return desk.ask(prepared, call.privateTexts());
    }

    private Reply transferred(CommandCall call) {
        UserId from = call.arguments().member("from").orElseThrow();
        UserId to = call.arguments().member("to").orElseThrow();
        if (from.equals(to)) {
            return Reply.refusal(call.privateTexts().say("admin.transfer.same"));
        }
        Optional<Reply> cannot = refusal(call, to);
        if (cannot.isPresent()) {
            return cannot.get();
        }
        long had = operations.total(new MemberKey(call.guild(), from));
        long amount = Math.min(had, call.arguments().integer("amount").orElse(had));
        if (amount == 0) {
            return Reply.refusal(call.privateTexts().say("admin.transfer.nothing", "member", "<@" + from + ">"));
        }
        return desk.at(
                operations.prepare(
                        wish(call, Operation.Kind.TRANSFER, Way.ADD, "<@" + from + "> → <@" + to + ">"),
                        List.of(new Staged(from, -amount), new Staged(to, amount))),
                call.privateTexts());
    }

    private static Wish wish(CommandCall call, Operation.Kind kind, Way way, String subject) {
        return Wish.of(
                call.guild(),
                call.caller().id(),
                kind,
                way,
                subject,
                call.arguments().text("reason").orElse(""));
    }

    private static long value(CommandCall call, Operation.Kind kind) {
        long amount = call.arguments().integer("amount").orElse(0L);
        return kind == Operation.Kind.REMOVE ? -amount : amount;
    }
}
