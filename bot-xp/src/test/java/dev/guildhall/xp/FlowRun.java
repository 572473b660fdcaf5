package dev.guildhall.xp;

import static dev.guildhall.db.jooq.xp.Tables.CHANNEL_MARK;
import static dev.guildhall.db.jooq.xp.Tables.GAP;
import static dev.guildhall.testkit.SampleGuild.ANNA;
import static dev.guildhall.testkit.SampleGuild.BEN;
import static dev.guildhall.testkit.SampleGuild.BOT;
import static dev.guildhall.testkit.SampleGuild.GENERAL;
import static dev.guildhall.testkit.SampleGuild.MANAGER;
import static dev.guildhall.testkit.SampleGuild.THREAD;
import static dev.guildhall.testkit.SampleGuild.VOICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.event.MessageCreated;
import dev.guildhall.spi.event.MessagesMissed;
import dev.guildhall.spi.event.ReactionAdded;
import dev.guildhall.spi.event.VoiceChanged;
import dev.guildhall.spi.event.VoiceState;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.message.MessageBody;
import dev.guildhall.spi.message.MessageUpdate;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.testkit.Await;
import dev.guildhall.testkit.Harness;
import dev.guildhall.testkit.SampleGuild;
import dev.guildhall.xp.operation.Way;
import dev.guildhall.xp.rank.BoardKey;
import dev.guildhall.xp.rank.KeptBoards;
import dev.guildhall.xp.rank.Ranks;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The module, and beside it the oracle. */
final class FlowRun implements AutoCloseable {

    static final List<Member> PEOPLE = List.of(ANNA, BEN, MANAGER, BOT);
    /** Those of them who are no bots. */
    static final List<Member> HUMANS = List.of(ANNA, BEN, MANAGER);

    static final List<ChannelId> CHANNELS = List.of(GENERAL, THREAD);
    /** So many messages are remembered, to come again or be reacted to. */
    static final int LATEST = 10;

    private static final Pattern NUMBER = Pattern.compile("`/xp undo ([0-9]+)`");

    private final AtomicReference<Instant> clock =
            new AtomicReference<>(Instant.now().truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofHours(1)));
    private final Harness harness = Harness.start(new XpModule(clock::get));
    /** Which keeps what is small too. */
    private final KeptBoards boards = new KeptBoards(harness.database(), clock::get, -1);

    private final FlowOracle oracle = new FlowOracle();
    private final List<MessageCreated> latest = new ArrayList<>();
    private final Deque<Change> changes = new ArrayDeque<>();
    /** Who is in the voice channel, and whether they are heard. */
    private final Map<Member, Boolean> inVoice = new HashMap<>();

    private int amount;
    private Duration cooldown = Duration.ZERO;

    /** An edit or import that stands, and what it did. */
    private record Change(long number, Map<UserId, Long> done) {}

    FlowRun() {
        harness.set("xp.announce", "none");
        harness.set("xp.voice-amount", String.valueOf(FlowOracle.VOICE_AMOUNT));
        harness.set("xp.reaction-given-amount", String.valueOf(FlowOracle.REACTION_GIVEN_AMOUNT));
        harness.set("xp.reaction-received-amount", String.valueOf(FlowOracle.REACTION_RECEIVED_AMOUNT));
        pay(10, 0);
        pass(1_000);
        // From the beginning, so that it moves with all that follows.
        ranks();
    }

    private Ranks ranks() {
        return boards.of(BoardKey.ofRanks(SampleGuild.ID), Duration.ofMinutes(1))
                .orElseThrow();
    }

    private void pass(long millis) {
        clock.set(clock.get().plusMillis(millis));
        harness.clock().set(clock.get());
    }

    private void pay(int newAmount, int seconds) {
        harness.set("xp.amount", String.valueOf(newAmount));
        harness.set("xp.cooldown", seconds + "s");
        amount = newAmount;
        cooldown = Duration.ofSeconds(seconds);
    }

    private MessageCreated written(int author, int channel) {
        pass(37);
        MessageCreated plain = harness.written(clock.get(), PEOPLE.get(author), "hello");
        MessageCreated message = new MessageCreated(
                plain.guild(),
                SampleGuild.place(CHANNELS.get(channel)),
                plain.id(),
                plain.author(),
                plain.content(),
                0);
        oracle.message(message, amount, cooldown);
        latest.add(message);
        if (latest.size() > LATEST) {
            latest.removeFirst();
        }
        return message;
    }

    private MessageCreated unseen(int author, int channel, int count) {
        MessageCreated message = written(author, channel);
        for (int i = 1; i < count; i++) {
            harness.history(message.channel(), message);
            message = written(author, channel);
        }
        harness.history(message.channel(), message);
        return message;
    }

    void take(FlowStep step) {
        switch (step) {
            case FlowStep.Write(int author, int channel) -> harness.event(written(author, channel));
            case FlowStep.Again(int which) -> {
                if (which < latest.size()) {
                    harness.event(latest.get(which));
                }
            }
            case FlowStep.Crossed(int channel) -> {
                MessageCreated first = written(0, channel);
                MessageCreated second = written(1, 1 - channel);
                harness.event(second);
                harness.event(first);
            }
            case FlowStep.Away(int author, int channel, int messages) -> {
                // What came before is older, and must be there first: the cooldown is judged beside what is
                // credited.
                harness.settle();
                MessageCreated newest = unseen(author, channel, messages);
                harness.settle();
                awaitMark(newest);
                awaitNoGap();
            }
            case FlowStep.Dropped(int author, int channel, int messages, boolean voice) -> {
                harness.settle();
                if (voice) {
                    // As if all had left, until the bot comes again and sees who is there.
                    inVoice.forEach((member, heard) -> oracle.voice(member, clock.get(), false, false));
                }
                MessageCreated newest = unseen(author, channel, messages);
                harness.event(new MessagesMissed(SampleGuild.ID, Map.of(newest.channel(), newest.id()), voice));
                harness.settle();
                if (voice) {
                    inVoice.forEach((member, heard) -> oracle.voice(member, clock.get(), true, heard));
                }
                awaitNoGap();
            }
            case FlowStep.Restart() -> harness.settle();
            case FlowStep.Pay(int newAmount, int seconds) -> {
                // The clock of the test is ahead of the database's, so what is older must be there, and not come
                // again.
                harness.settle();
                latest.clear();
                pay(newAmount, seconds);
            }
            case FlowStep.Voice(int member, boolean present, boolean muted) ->
                voice(PEOPLE.get(member), present, muted);
            case FlowStep.React(int member, int which) -> {
                if (which < latest.size()) {
                    react(PEOPLE.get(member), latest.get(which));
                }
            }
            case FlowStep.Edit(int member, FlowStep.Edit.Kind kind, int value) -> edit(HUMANS.get(member), kind, value);
            case FlowStep.Import(int first, int second, int value, Way way) ->
                bring(HUMANS.get(first), HUMANS.get(second), value, way);
            case FlowStep.Undo() -> undo();
            case FlowStep.Opt(int member, boolean out) -> opt(HUMANS.get(member), out);
            case FlowStep.Time(int seconds) -> {
                pass(seconds * 1_000L);
                // Somebody of no consequence shows that the bot looks.
                voice(SampleGuild.SELF, true, false);
            }
        }
    }

    private void voice(Member member, boolean present, boolean muted) {
        pass(11);
        if (!member.bot()) {
            oracle.voice(member, clock.get(), present, !muted);
            if (present) {
                inVoice.put(member, !muted);
            } else {
                inVoice.remove(member);
            }
        }
        VoiceState state = new VoiceState(SampleGuild.place(VOICE), muted, false);
        harness.event(
                new VoiceChanged(SampleGuild.ID, member, present ? Optional.of(state) : Optional.empty(), clock.get()));
    }

    private void react(Member member, MessageCreated message) {
        oracle.reaction(message, member, clock.get());
        ReactionAdded reaction = new ReactionAdded(
                SampleGuild.ID,
                message.place(),
                message.id(),
                member,
                Optional.of(message.author().id()),
                "👍",
                clock.get());
        harness.event(reaction);
        // Another of the same person, or the same that Discord sends again.
        harness.event(reaction);
    }

    private void opt(Member member, boolean out) {
        pass(29);
        if (oracle.opt(member.id(), out, clock.get())) {
            // Of a reaction the wish counts that holds when it is credited.
            harness.settle();
            harness.command(member, out ? "xp opt-out" : "xp opt-in", Map.of());
        }
    }

    private void edit(Member member, FlowStep.Edit.Kind kind, int value) {
        // What an amount comes to depends on what is there, so that must be there.
        harness.settle();
        LongUnaryOperator change = switch (kind) {
            case ADD -> total -> total + value + 1;
            case REMOVE -> total -> total - value - 1;
            case SET -> total -> value;
        };
        long argument = kind == FlowStep.Edit.Kind.SET ? value : value + 1L;
        Reply answer = harness.command(
                MANAGER,
                "xp " + kind.name().toLowerCase(Locale.ROOT) + " member",
                Map.of("member", member.id(), "amount", argument));
        remember(answer.body().text(), Map.of(member.id(), oracle.change(member.id(), change, clock.get())));
    }

    private void bring(Member first, Member second, int value, Way way) {
        harness.settle();
        Map<UserId, Long> rows = new HashMap<>();
        rows.put(first.id(), (long) value);
        // Of somebody who stands there twice, the higher counts.
        rows.merge(second.id(), value / 2L, Math::max);
        String file = "id,xp\n" + first.id() + "," + value + "\n" + second.id() + "," + value / 2 + "\n";
        Reply asked = harness.command(
                MANAGER,
                "xp import file",
                Map.of(
                        "file",
                        harness.upload("levels.csv", file.getBytes(StandardCharsets.UTF_8)),
                        "mode",
                        way.mode()));
        // What would change nothing is not asked.
        MessageBody done = asked.body().rows().isEmpty()
                ? asked.body()
                : ((MessageUpdate) harness.press(asked, "Do it", MANAGER)).body();
        Map<UserId, Long> changed = new HashMap<>();
        rows.forEach((user, row) -> changed.put(
                user,
                oracle.change(
                        user,
                        total -> switch (way) {
                            case ADD -> total + row;
                            case SET -> row;
                            case HIGHEST -> Math.max(total, row);
                        },
                        clock.get())));
        remember(done.text(), changed);
    }

    /** What changed nothing has no number, and cannot be taken back. */
    private void remember(String answer, Map<UserId, Long> done) {
        Matcher number = NUMBER.matcher(answer);
        if (number.find()) {
            changes.push(new Change(Long.parseLong(number.group(1)), done));
        } else {
            assertThat(done.values()).as("answered: %s", answer).allMatch(amount -> amount == 0);
        }
    }

    private void undo() {
        if (changes.isEmpty()) {
            return;
        }
        harness.settle();
        Change last = changes.pop();
        Reply answer = harness.command(MANAGER, "xp undo", Map.of("number", last.number()));
        assertThat(answer.body().text()).as("undo of %s", last).contains("Done: undo");
        last.done().forEach((user, done) -> oracle.change(user, total -> total - done, clock.get()));
    }

    /** The module has heard that the guild is there again. */
    private void awaitMark(MessageCreated newest) {
        Await.until(
                "the channel's mark stands at " + newest.id(),
                () -> harness.database()
                        .<Boolean>query(sql -> sql.fetchExists(
                                CHANNEL_MARK,
                                CHANNEL_MARK.CHANNEL_ID.eq(newest.channel().value()),
                                CHANNEL_MARK.HANDLED_ID.ge(newest.id().value()))));
    }

    private void awaitNoGap() {
        Await.until("no gap is left", () -> harness.database().<Integer>query(sql -> sql.fetchCount(GAP)) == 0);
    }

    void compare() {
        harness.settle();
        Map<UserId, Long> totals = new TreeMap<>((left, right) -> Long.compare(left.value(), right.value()));
        new Tables(harness.database()).totals().forEach((member, total) -> {
            if (total > 0) {
                totals.put(member.user(), total);
            }
        });
        assertThat(totals).isEqualTo(oracle.totals(clock.get()));
        assertThat(ranks().page(0, PEOPLE.size() + 1).standings())
                .as("the leaderboard")
                .allSatisfy(each -> assertThat(totals).containsEntry(each.user(), each.value()))
                .hasSameSizeAs(totals.entrySet());
        new Tables(harness.database()).agree();
    }

    @Override
    public void close() {
        harness.close();
    }
}
