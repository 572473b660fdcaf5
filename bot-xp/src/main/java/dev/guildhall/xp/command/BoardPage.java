package dev.guildhall.xp.command;

import dev.guildhall.spi.message.Action;
import dev.guildhall.spi.message.Component.Button;
import dev.guildhall.spi.message.Embed;
import dev.guildhall.spi.message.MessageBody;
import dev.guildhall.spi.message.Row;
import dev.guildhall.xp.view.Board;
import dev.guildhall.xp.view.Kind;
import dev.guildhall.xp.view.Period;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.LongToIntFunction;
import java.util.stream.Collectors;

/** A page of a leaderboard as a message, with buttons to the others. What they lead to is in them. */
record BoardPage(Kind kind, Period period, Board board, LongToIntFunction level, Phrases phrases) {

    static final String ACTION = "xp.board";

    /** Stands for the page on which the one who asks is. */
    static final long OWN = -1;

    private static final Duration LIFETIME = Duration.ofDays(7);

    /** What a button carries. */
    record State(Kind kind, Period period, long offset) {

        String encode() {
            return kind.word().charAt(0) + " " + period.encode() + " " + offset;
        }

        static Optional<State> decode(String text) {
            String[] parts = text.split(" ", -1);
            if (parts.length != 3) {
                return Optional.empty();
            }
            Optional<Kind> kind = Kind.words().stream()
                    .filter(word -> word.startsWith(parts[0]))
                    .findFirst()
                    .flatMap(Kind::of);
            Optional<Period> period = Period.decode(parts[1]);
            if (kind.isEmpty() || period.isEmpty() || !parts[2].matches("-1|\\d{1,18}")) {
                return Optional.empty();
            }
            return Optional.of(new State(kind.get(), period.get(), Long.parseLong(parts[2])));
        }
    }

    MessageBody body() {
        String lines = board.places().stream().map(this::line).collect(Collectors.joining("\n"));
        Optional<Board.Place> own = board.own().filter(place -> !board.showsOwn());
        String above = own.filter(place -> place.rank() <= board.offset())
                .map(place -> line(place) + "\n…\n")
                .orElse("");
        String below = own.filter(place -> place.rank() > board.offset())
                .map(place -> "\n…\n" + line(place))
                .orElse("");
        Embed embed = Embed.titled(phrases.texts().say("board.title-" + kind.word()))
                .withDescription(heading() + above + lines + below)
                .withFooter(phrases.texts()
                        .say(
                                "board.footer",
                                "page",
                                board.offset() / Board.PAGE + 1,
                                "pages",
                                board.lastOffset() / Board.PAGE + 1,
                                "members",
                                board.members()));
        MessageBody body = MessageBody.embed(embed);
        return board.members() > Board.PAGE ? body.withRows(buttons()) : body;
    }

    private String heading() {
        return switch (period) {
            case Period.Always() -> "";
            case Period.Days(Period.Name name, LocalDate first, LocalDate last) ->
                // Discord shows it in each reader's own time, which no time zone of ours could.
                phrases.period(period) + "\n-# "
                        + phrases.texts()
                                .say(
                                        "board.days",
                                        "time",
                                        "<t:"
                                                + first.atStartOfDay(ZoneOffset.UTC)
                                                        .toEpochSecond() + ":t>")
                        + "\n";
        };
    }

    /** The reader's own line stands out. */
    private String line(Board.Place place) {
        boolean isOwn = board.own().filter(place::equals).isPresent();
        return isOwn
                ? "**" + place(place.rank()).replace("*", "") + " " + said(place) + "**"
                : place(place.rank()) + " " + said(place);
    }

    private String said(Board.Place place) {
        String member = "<@" + place.user() + ">";
        return switch (kind) {
            case XP ->
                period instanceof Period.Always
                        ? phrases.texts()
                                .say(
                                        "board.xp-level",
                                        "member",
                                        member,
                                        "level",
                                        level.applyAsInt(place.value()),
                                        "xp",
                                        place.value())
                        : phrases.texts().say("board.xp", "member", member, "xp", place.value());
            case MESSAGES -> phrases.texts().say("board.messages", "member", member, "count", place.value());
            case VOICE -> phrases.texts().say("board.voice", "member", member, "time", phrases.voice(place.value()));
        };
    }

    private String place(long rank) {
        if (rank == 1) {
            return "🥇";
        }
        if (rank == 2) {
            return "🥈";
        }
        return rank == 3 ? "🥉" : "**" + phrases.number(rank) + ".**";
    }

    private Row buttons() {
        long last = board.lastOffset();
        boolean atStart = board.offset() == 0;
        boolean atEnd = board.offset() >= last;
        return Row.of(
                button("first", 0, !atStart),
                button("previous", Math.max(0, board.offset() - Board.PAGE), !atStart),
                button("own", OWN, board.own().isPresent() && !board.showsOwn()),
                button("next", Math.min(last, board.offset() + Board.PAGE), !atEnd),
                button("last", last, !atEnd));
    }

    private Button button(String text, long offset, boolean enabled) {
        State state = new State(kind, period, offset);
        Action action = Action.of(ACTION, state.encode()).withLifetime(LIFETIME);
        return Button.of(phrases.texts().say("board." + text), action).enabledIf(enabled);
    }
}
