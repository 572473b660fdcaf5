package dev.guildhall.xp.backfill;

import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.command.CommandCall;
import dev.guildhall.spi.command.Option;
import dev.guildhall.spi.command.OptionType;
import dev.guildhall.spi.command.Permission;
import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.facet.ActionCall;
import dev.guildhall.spi.facet.ActionHandler;
import dev.guildhall.spi.id.MessageId;
import dev.guildhall.spi.id.Snowflake;
import dev.guildhall.spi.message.Action;
import dev.guildhall.spi.message.Component;
import dev.guildhall.spi.message.Markdown;
import dev.guildhall.spi.message.MessageBody;
import dev.guildhall.spi.message.MessageUpdate;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.spi.message.Response;
import dev.guildhall.spi.message.Row;
import dev.guildhall.spi.text.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** {@code /xp backfill [since]}: asks whether to begin, and shows how far it is. Thread-safe. */
public final class BackfillCommand {

    private static final String ACTION = "xp.backfill";
    private static final String START = "start ";
    private static final String SHOW = "show";
    private static final String CANCEL = "cancel";

    private final BackfillStore store;

    public BackfillCommand(Database database) {
        this.store = new BackfillStore(database);
    }

    /** For the group {@code /xp}. */
    public Command command() {
        return Command.of("backfill", "Counts messages that I was not sent, from the channels' history", this::handle)
                .withOption(Option.of(
                                OptionType.TEXT,
                                "since",
                                "From that day until now, like 2026-01-31; the time before I came when left out")
                        .optional())
                .requiring(Permission.MANAGE_GUILD);
    }

    public ActionHandler action() {
        return ActionHandler.of(ACTION, this::act).requiring(Permission.MANAGE_GUILD);
    }

    private Reply handle(CommandCall call) {
        Optional<Backfill> running = store.of(call.guild()).filter(each -> each.state() == Backfill.State.RUNNING);
        if (running.isPresent()) {
            return new Reply(progress(running.get(), call.texts()), false);
        }
        Instant since = call.guild().time();
        Optional<String> wanted = call.arguments().text("since");
        if (wanted.isPresent()) {
            try {
                since = LocalDate.parse(wanted.get().strip())
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant();
            } catch (DateTimeParseException wrong) {
                return Reply.refusal(call.privateTexts().say("backfill.no-date", "text", shortened(wanted.get())));
            }
        }
        Instant came = store.watchedSince(call.guild()).map(MessageId::time).orElse(call.time());
        Instant until = wanted.isPresent() ? call.time() : came;
        if (!since.isBefore(until)) {
            return Reply.refusal(call.privateTexts().say("backfill.too-late", "day", stamp(since)));
        }
        Instant first = since.isBefore(call.guild().time()) ? call.guild().time() : since;
        String question = call.texts()
                .say(
                        until.isAfter(came) ? "backfill.ask-missed" : "backfill.ask",
                        "since",
                        stamp(first),
                        "until",
                        stamp(until),
                        "came",
                        stamp(came));
        Component start = Component.Button.of(
                        call.texts().say("backfill.start"),
                        Action.of(ACTION, START + first.toEpochMilli() + " " + until.toEpochMilli()))
                .styled(Component.Style.PRIMARY);
        return Reply.text(question).withRows(Row.of(start));
    }

    private static MessageId first(String millis) {
        return new MessageId(Snowflake.firstOf(Long.parseLong(millis)));
    }

    private Response act(ActionCall call) {
        if (call.state().startsWith(START)) {
            String[] times = call.state().substring(START.length()).split(" ", 2);
            store.begin(Backfill.begun(
                    call.guild(),
                    call.caller().id(),
                    call.place().channel(),
                    first(times[0]),
                    first(times[1]),
                    call.time()));
        } else if (call.state().equals(CANCEL)) {
            store.cancel(call.guild());
        }
        return new MessageUpdate(store.of(call.guild())
                .map(backfill -> progress(backfill, call.texts()))
                .orElseGet(() -> MessageBody.text(call.texts().say("backfill.none"))));
    }

    private static MessageBody progress(Backfill backfill, Texts texts) {
        return switch (backfill.state()) {
            case DONE -> MessageBody.text(done(backfill, texts));
            case CANCELLED ->
                MessageBody.text(texts.say(
                        "backfill.cancelled",
                        "count",
                        backfill.read(),
                        "reached",
                        stamp(backfill.reached().time())));
            case RUNNING ->
                MessageBody.text(texts.say(
                                "backfill.running",
                                "percent",
                                backfill.percent(),
                                "count",
                                backfill.read(),
                                "reached",
                                stamp(backfill.reached().time())))
                        .withRows(Row.of(
                                Component.Button.of(texts.say("backfill.refresh"), Action.of(ACTION, SHOW)),
                                Component.Button.of(texts.say("backfill.cancel"), Action.of(ACTION, CANCEL))
                                        .styled(Component.Style.DANGER)));
        };
    }

    static String done(Backfill backfill, Texts texts) {
        return texts.say(
                "backfill.done",
                "count",
                backfill.read(),
                "unreadable",
                backfill.unreadable(),
                "crowded",
                backfill.crowded());
    }

    /** Shown by Discord in the language and time zone of who reads it. */
    private static String stamp(Instant time) {
        return "<t:" + time.getEpochSecond() + ":D>";
    }

    private static String shortened(String text) {
        return Markdown.escape(Markdown.shortened(text, 40));
    }
}
