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
import dev.guildhall.spi.event.VoiceChanged;
import dev.guildhall.spi.event.VoiceState;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.testkit.Await;
import dev.guildhall.testkit.Harness;
import dev.guildhall.testkit.SampleGuild;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;

/** Whatever happens to the whole module, everybody has what the oracle says. */
class FlowPropertyIT {

    private static final List<Member> PEOPLE = List.of(ANNA, BEN, MANAGER, BOT);
    private static final List<ChannelId> CHANNELS = List.of(GENERAL, THREAD);

    /** One thing that happens. */
    sealed interface Step {

        /** Somebody writes. */
        record Write(int author, int channel) implements Step {}

        /** One of the latest events comes once more. */
        record Again(int which) implements Step {}

        /** Two people write at once, and Discord sends the later one first. */
        record Crossed(int channel) implements Step {}

        /** The bot is away while somebody writes. */
        record Away(int author, int channel, int messages) implements Step {}

        /** Events are dropped on their way. */
        record Dropped(int author, int channel, int messages) implements Step {}

        record Restart() implements Step {}

        /** An administrator changes what a message earns. */
        record Pay(int amount, int cooldownSeconds) implements Step {}

        /** Somebody enters the voice channel, leaves it, or is muted there. */
        record Voice(int member, boolean present, boolean muted) implements Step {}

        record Time(int seconds) implements Step {}
    }

    @Provide
    Arbitrary<List<Step>> streams() {
        Arbitrary<Integer> people = Arbitraries.integers().between(0, PEOPLE.size() - 1);
        Arbitrary<Integer> channels = Arbitraries.integers().between(0, CHANNELS.size() - 1);
        Arbitrary<Integer> some = Arbitraries.integers().between(1, 120);
        Arbitrary<Boolean> either = Arbitraries.of(true, false);
        return Arbitraries.<Step>frequencyOf(
                        Tuple.of(8, Combinators.combine(people, channels).as(Step.Write::new)),
                        Tuple.of(4, Arbitraries.integers().between(0, 9).map(Step.Again::new)),
                        Tuple.of(2, channels.map(Step.Crossed::new)),
                        Tuple.of(2, Combinators.combine(people, channels, some).as(Step.Away::new)),
                        Tuple.of(2, Combinators.combine(people, channels, some).as(Step.Dropped::new)),
                        Tuple.of(1, Arbitraries.just(new Step.Restart())),
                        Tuple.of(
                                1,
                                Combinators.combine(Arbitraries.of(5, 10, 70), Arbitraries.of(0, 1, 60))
                                        .as(Step.Pay::new)),
                        Tuple.of(5, Combinators.combine(people, either, either).as(Step.Voice::new)),
                        Tuple.of(5, Arbitraries.integers().between(1, 240).map(Step.Time::new)))
                .list()
                .ofMinSize(10)
                .ofMaxSize(40);
    }

    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    void everybodyHasWhatTheOracleSays(@ForAll("streams") List<Step> stream) {
        try (Run run = new Run()) {
            stream.forEach(run::take);
            run.compare();
        }
    }

    /** The module, and beside it the oracle. */
    private static final class Run implements AutoCloseable {
        private final AtomicReference<Instant> clock = new AtomicReference<>(
                Instant.now().truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofHours(1)));
        private final Harness harness = Harness.start(new XpModule(clock::get));
        private final FlowOracle oracle = new FlowOracle();
        private final List<MessageCreated> latest = new ArrayList<>();
        private int amount;
        private Duration cooldown = Duration.ZERO;

        Run() {
            harness.set("xp.announce", "none");
            harness.set("xp.voice-amount", String.valueOf(FlowOracle.VOICE_AMOUNT));
            pay(10, 0);
            pass(1_000);
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
            if (latest.size() > 10) {
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

        void take(Step step) {
            switch (step) {
                case Step.Write(int author, int channel) -> harness.event(written(author, channel));
                case Step.Again(int which) -> {
                    if (which < latest.size()) {
                        harness.event(latest.get(which));
                    }
                }
                case Step.Crossed(int channel) -> {
                    MessageCreated first = written(0, channel);
                    MessageCreated second = written(1, 1 - channel);
                    harness.event(second);
                    harness.event(first);
                }
                case Step.Away(int author, int channel, int messages) -> {
                    // What came before is older, and must be there first: the cooldown is judged beside what is
                    // credited.
                    harness.settle();
                    MessageCreated newest = unseen(author, channel, messages);
                    harness.settle();
                    awaitMark(newest);
                    awaitNoGap();
                }
                case Step.Dropped(int author, int channel, int messages) -> {
                    harness.settle();
                    MessageCreated newest = unseen(author, channel, messages);
                    harness.event(new MessagesMissed(SampleGuild.ID, Map.of(newest.channel(), newest.id())));
                    harness.settle();
                    awaitNoGap();
                }
                case Step.Restart() -> harness.settle();
                case Step.Pay(int newAmount, int seconds) -> {
                    // The clock of the test is ahead of the database's, so what is older must be there, and not come
                    // again.
                    harness.settle();
                    latest.clear();
                    pay(newAmount, seconds);
                }
                case Step.Voice(int member, boolean present, boolean muted) ->
                    voice(PEOPLE.get(member), present, muted);
                case Step.Time(int seconds) -> {
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
            }
            VoiceState state = new VoiceState(SampleGuild.place(VOICE), muted, false);
            harness.event(new VoiceChanged(
                    SampleGuild.ID, member, present ? Optional.of(state) : Optional.empty(), clock.get()));
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
            new Tables(harness.database()).agree();
        }

        @Override
        public void close() {
            harness.close();
        }
    }
}
