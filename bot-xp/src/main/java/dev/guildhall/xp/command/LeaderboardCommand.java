package dev.guildhall.xp.command;

import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.command.CommandCall;
import dev.guildhall.spi.command.Completer.Proposal;
import dev.guildhall.spi.command.Option;
import dev.guildhall.spi.command.OptionType;
import dev.guildhall.spi.facet.ActionCall;
import dev.guildhall.spi.facet.ActionHandler;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.message.Markdown;
import dev.guildhall.spi.message.MessageUpdate;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.spi.message.Response;
import dev.guildhall.spi.text.Texts;
import dev.guildhall.xp.view.Board;
import dev.guildhall.xp.view.Boards;
import dev.guildhall.xp.view.Kind;
import dev.guildhall.xp.view.Period;
import dev.guildhall.xp.view.PeriodReader;
import dev.guildhall.xp.view.Progress;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code /leaderboard}: who did most, in pages, of all time or of any days. */
record LeaderboardCommand(Boards boards, Progress.Of progress) {

    private static final int MONTHS = 12;

    Command command() {
        return Command.of("leaderboard", "Shows the members with the most XP, messages or time in voice", this::handle)
                .withAliases("top", "lb")
                .withOption(Option.of(OptionType.TEXT, "kind", "What counts; XP when left out")
                        .oneOf(Kind.words())
                        .optional())
                .withOption(Option.of(OptionType.TEXT, "period", "Of which days; all time when left out")
                        .completedBy(LeaderboardCommand::propose)
                        .optional());
    }

    ActionHandler pages() {
        return ActionHandler.of(BoardPage.ACTION, this::turn);
    }

    private Reply handle(CommandCall call) {
        Kind kind = call.arguments().text("kind").flatMap(Kind::of).orElse(Kind.XP);
        Optional<String> typed = call.arguments().text("period").filter(text -> !text.isBlank());
        Optional<Period> period =
                typed.isEmpty() ? Optional.of(new Period.Always()) : PeriodReader.read(typed.get(), today(call.time()));
        if (period.isEmpty()) {
            return Reply.refusal(call.privateTexts().say("board.no-period", "typed", Markdown.code(typed.get())));
        }
        return switch (boards.page(
                call.guild(), kind, period.get(), call.caller().id(), 0)) {
            case Boards.Look.Page(Board board) -> shown(call, kind, period.get(), board);
            case Boards.Look.AddingUp _ -> Reply.refusal(call.privateTexts().say("board.adding-up"));
            case Boards.Look.TooMany _ -> Reply.refusal(call.privateTexts().say("board.too-many"));
        };
    }

    private Reply shown(CommandCall call, Kind kind, Period period, Board board) {
        return board.members() == 0
                ? Reply.text(empty(call.texts(), kind, period))
                : new Reply(
                        page(call.guild(), kind, period, board, call.texts()).body(), false);
    }

    private static String empty(Texts texts, Kind kind, Period period) {
        return period instanceof Period.Always
                ? texts.say(kind == Kind.VOICE ? "board.empty-voice" : "board.empty")
                : texts.say("board.empty-period", "period", new Phrases(texts).period(period));
    }

    private Response turn(ActionCall call) {
        Optional<BoardPage.State> state = BoardPage.State.decode(call.state());
        if (state.isEmpty()) {
            return Reply.refusal(call.privateTexts().say("board.old"));
        }
        Kind kind = state.get().kind();
        Period period = state.get().period();
        UserId caller = call.caller().id();
        Boards.Look look = boards.page(
                call.guild(), kind, period, caller, Math.max(0, state.get().offset()));
        if (look instanceof Boards.Look.Page(Board first)
                && state.get().offset() == BoardPage.OWN
                && first.own().isPresent()
                && !first.showsOwn()) {
            long offset = Board.pageOf(first.own().get().rank());
            look = boards.page(call.guild(), kind, period, caller, offset);
        }
        return switch (look) {
            case Boards.Look.Page(Board board) ->
                board.members() == 0
                        ? Reply.refusal(empty(call.privateTexts(), kind, period))
                        : new MessageUpdate(page(call.guild(), kind, period, board, call.texts())
                                .body());
            case Boards.Look.AddingUp _ -> Reply.refusal(call.privateTexts().say("board.adding-up"));
            case Boards.Look.TooMany _ -> Reply.refusal(call.privateTexts().say("board.too-many"));
        };
    }

    private BoardPage page(GuildId guild, Kind kind, Period period, Board board, Texts texts) {
        return new BoardPage(
                kind, period, board, total -> progress.of(guild, total).level(), new Phrases(texts));
    }

    private static LocalDate today(Instant now) {
        return now.atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static List<Proposal> propose(CommandCall call, String typed) {
        Phrases phrases = new Phrases(call.privateTexts());
        LocalDate today = today(call.time());
        List<Proposal> proposals = new ArrayList<>();
        PeriodReader.read(typed, today)
                .filter(period -> !typed.isBlank())
                .ifPresent(period -> proposals.add(new Proposal(phrases.period(period), typed.strip())));
        for (Period.Name name : Period.Name.values()) {
            if (name != Period.Name.CHOSEN) {
                proposals.add(new Proposal(phrases.period(Period.named(name, today)), name.word()));
            }
        }
        proposals.add(new Proposal(phrases.period(new Period.Always()), "all time"));
        for (int back = 2; back < MONTHS; back++) {
            YearMonth month = YearMonth.from(today).minusMonths(back);
            proposals.add(new Proposal(phrases.days(month.atDay(1), month.atEndOfMonth()), month.toString()));
        }
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        List<Proposal> fitting = proposals.stream()
                .filter(proposal -> proposal.value().contains(wanted)
                        || proposal.label().toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
        return fitting.stream().distinct().limit(25).toList();
    }
}
