package dev.guildhall.xp.credit;

import static dev.guildhall.xp.Samples.CHANNEL;
import static dev.guildhall.xp.Samples.GUILD;
import static dev.guildhall.xp.Samples.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.spi.data.DatabaseUnavailableException;
import dev.guildhall.spi.id.MessageId;
import dev.guildhall.spi.id.Snowflake;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestPostgres;
import dev.guildhall.xp.FaultyDatabase;
import dev.guildhall.xp.RecordingOutbox;
import dev.guildhall.xp.Samples;
import dev.guildhall.xp.Tables;
import dev.guildhall.xp.ledger.DaysCheck;
import dev.guildhall.xp.ledger.MemberKey;
import dev.guildhall.xp.ledger.Source;
import dev.guildhall.xp.ledger.TotalsCheck;
import dev.guildhall.xp.level.LevelsCheck;
import dev.guildhall.xp.setting.AmountRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;

/** Whatever comes in which groups, however often, through two processes and a failing database: the totals are the oracle's. */
class CreditPropertyIT {

    /** Settings that hold from a second on. */
    private record Era(int fromSecond, AmountRange amount, int multiplier, int cooldown, int repeats) {}

    private static final List<Era> ERAS = List.of(
            new Era(0, new AmountRange(15, 25), 1000, 60, 0),
            new Era(1_800, new AmountRange(10, 10), 1500, 0, 300),
            new Era(3_600, new AmountRange(1, 100), 333, 120, 600),
            new Era(5_400, new AmountRange(0, 3), 2500, 30, 0));

    /** Somebody's message. */
    private record Written(int member, int millis, int text) {}

    /** What a process does next. */
    private sealed interface Step {
        /** Credits these of the messages, and after so many faults. */
        record Group(boolean second, List<Integer> which, int failures, int lostAnswers) implements Step {}
    }

    @Provide
    Arbitrary<List<Written>> messages() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.integers().between(0, 7_200_000).withDistribution(RandomDistribution.uniform()),
                        Arbitraries.integers().between(0, 2))
                .as(Written::new)
                .list()
                .ofMinSize(20)
                .ofMaxSize(150);
    }

    @Provide
    Arbitrary<List<Step.Group>> steps() {
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.integers()
                                .between(0, 149)
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(40),
                        Arbitraries.frequencyOf(
                                Tuple.of(8, Arbitraries.just(0)),
                                Tuple.of(1, Arbitraries.integers().between(1, 2))),
                        Arbitraries.frequencyOf(Tuple.of(8, Arbitraries.just(0)), Tuple.of(1, Arbitraries.just(1))))
                .as(Step.Group::new)
                .list()
                .ofMinSize(3)
                .ofMaxSize(20);
    }

    @Property(tries = 25, shrinking = ShrinkingMode.BOUNDED)
    void totalsAreTheOracles(@ForAll("messages") List<Written> written, @ForAll("steps") List<Step.Group> steps) {
        List<Occasion> occasions = occasions(written);
        try (TestDatabase real = TestPostgres.freshDatabase()) {
            FaultyDatabase faulty = new FaultyDatabase(real);
            CreditStore first = Samples.store(faulty, new RecordingOutbox());
            CreditStore second = Samples.store(faulty, new RecordingOutbox());
            Oracle oracle = new Oracle();
            for (Step.Group step : steps) {
                List<Occasion> group = step.which().stream()
                        .map(index -> occasions.get(index % occasions.size()))
                        .toList();
                faulty.failNext(step.failures());
                faulty.loseNextAnswers(step.lostAnswers());
                commit(step.second() ? second : first, group);
                oracle.see(group);
            }

            assertThat(new Tables(real).totals()).isEqualTo(oracle.totals());
            assertThat(new TotalsCheck(real).violations()).isEmpty();
            assertThat(new DaysCheck(real).violations()).isEmpty();
            assertThat(new LevelsCheck(real).violations()).isEmpty();
        }
    }

    private static void commit(CreditStore store, List<Occasion> group) {
        while (true) {
            try {
                store.commit(group);
                return;
            } catch (DatabaseUnavailableException again) {
                // As the queue does.
                continue;
            }
        }
    }

    private static List<Occasion> occasions(List<Written> written) {
        List<Occasion> occasions = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            Written each = written.get(i);
            // The number makes each id unique, as Discord does.
            long id = Snowflake.firstOf(START.toEpochMilli() + each.millis()) + i;
            Era era = ERAS.stream()
                    .filter(candidate -> candidate.fromSecond() <= each.millis() / 1000)
                    .reduce((earlier, later) -> later)
                    .orElseThrow();
            occasions.add(new Occasion(
                    new MemberKey(GUILD, new UserId(each.member())),
                    Source.MESSAGE,
                    id,
                    new MessageId(id).timeMillis(),
                    CHANNEL,
                    era.amount(),
                    era.multiplier(),
                    Duration.ofSeconds(era.cooldown()),
                    Duration.ofSeconds(era.repeats()),
                    era.repeats() == 0 ? 0 : each.text(),
                    false,
                    false,
                    List.of()));
        }
        return occasions;
    }

    /** Looks at one message at a time, against all that were credited before. */
    private static final class Oracle {

        private final Map<MemberKey, List<Occasion>> credited = new HashMap<>();

        void see(List<Occasion> group) {
            group.stream().sorted(Comparator.comparingLong(Occasion::sourceId)).forEach(this::see);
        }

        private void see(Occasion message) {
            List<Occasion> theirs = credited.computeIfAbsent(message.member(), member -> new ArrayList<>());
            for (Occasion other : theirs) {
                long apart = Math.abs(other.timeMillis() - message.timeMillis());
                boolean sameText = message.textHash() != 0 && message.textHash() == other.textHash();
                if (other.sourceId() == message.sourceId()
                        || apart < message.cooldown().toMillis()
                        || (sameText && apart < message.repeatWindow().toMillis())) {
                    return;
                }
            }
            theirs.add(message);
        }

        Map<MemberKey, Long> totals() {
            Map<MemberKey, Long> totals = new TreeMap<>();
            credited.forEach((member, messages) -> {
                long total = 0;
                for (Occasion each : messages) {
                    int base = XpPolicy.amount(each.sourceId(), each.amount());
                    total += Math.round(base * each.multiplier() / 1000.0);
                }
                totals.put(member, total);
            });
            return totals;
        }
    }
}
