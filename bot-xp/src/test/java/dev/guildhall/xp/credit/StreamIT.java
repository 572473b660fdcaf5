package dev.guildhall.xp.credit;

import static dev.guildhall.xp.Samples.CHANNEL;
import static dev.guildhall.xp.Samples.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.testkit.Snowflakes;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestPostgres;
import dev.guildhall.xp.FaultyDatabase;
import dev.guildhall.xp.RecordingOutbox;
import dev.guildhall.xp.Samples;
import dev.guildhall.xp.Tables;
import dev.guildhall.xp.ledger.MemberKey;
import dev.guildhall.xp.setting.AmountRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random streams of messages, against an oracle of a few lines that knows neither groups nor tables. */
class StreamIT {

    private static final Samples.Pay RULES = new Samples.Pay(new AmountRange(15, 25), Duration.ofSeconds(60));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void doublesAndReorderingsEndInTheTotalsOfTheOracle(long seed) {
        Random random = new Random(seed);
        List<Occasion> stream = withDoubles(random, nearlyInOrder(random, stream(random, 4_000)));
        try (TestDatabase database = TestPostgres.freshDatabase()) {
            CreditStore store = Samples.store(database, new RecordingOutbox());
            Oracle oracle = new Oracle();
            for (List<Occasion> group : groups(random, stream)) {
                store.commit(group);
                group.stream().sorted(byId()).forEach(oracle::see);
            }

            assertThat(new Tables(database).totals()).isEqualTo(oracle.totals());
            new Tables(database).agree();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void twoProcessesOnTheSameStreamEndInTheTotalsOfTheOracle(long seed) throws Exception {
        Random random = new Random(seed);
        List<Occasion> stream = stream(random, 4_000);
        Oracle oracle = new Oracle();
        stream.forEach(oracle::see);
        try (TestDatabase database = TestPostgres.freshDatabase();
                ExecutorService processes = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int process = 0; process < 2; process++) {
                List<List<Occasion>> groups = groups(new Random(seed * 10 + process), stream);
                running.add(processes.submit(() -> {
                    CreditStore store = Samples.store(database, new RecordingOutbox());
                    // A deadlock would surface here as an exception: the order of locks excludes it.
                    groups.forEach(store::commit);
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }

            assertThat(new Tables(database).totals()).isEqualTo(oracle.totals());
            new Tables(database).agree();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8})
    void restartsAndOutagesEndInTheTotalsOfTheOracle(long seed) {
        Random random = new Random(seed);
        List<Occasion> stream = stream(random, 2_000);
        Oracle oracle = new Oracle();
        stream.forEach(oracle::see);
        try (TestDatabase real = TestPostgres.freshDatabase()) {
            FaultyDatabase database = new FaultyDatabase(real);
            for (int from = 0; from < stream.size(); from += 500) {
                database.failNext(random.nextInt(3));
                database.loseNextAnswers(random.nextInt(2));
                // Each process sees some of what the one before it has seen already.
                List<Occasion> part = stream.subList(Math.max(0, from - 100), from + 500);
                try (CreditQueue queue = new CreditQueue(Samples.store(database, new RecordingOutbox()))) {
                    part.forEach(queue::add);
                }
            }

            assertThat(new Tables(real).totals()).isEqualTo(oracle.totals());
            new Tables(real).agree();
        }
    }

    /** Credits one message at a time, from a list of what was credited before. */
    private static final class Oracle {
        private final Map<MemberKey, List<Occasion>> credited = new HashMap<>();

        void see(Occasion message) {
            List<Occasion> before = credited.computeIfAbsent(message.member(), key -> new ArrayList<>());
            boolean alone = before.stream()
                    .noneMatch(each -> each.sourceId() == message.sourceId()
                            || Duration.between(each.time(), message.time())
                                            .abs()
                                            .compareTo(RULES.cooldown())
                                    < 0);
            if (alone) {
                before.add(message);
            }
        }

        Map<MemberKey, Long> totals() {
            Map<MemberKey, Long> totals = new TreeMap<>();
            credited.forEach((member, messages) -> totals.put(
                    member,
                    messages.stream()
                            .mapToLong(each -> XpPolicy.amount(each.sourceId(), RULES.amount()))
                            .sum()));
            return totals;
        }
    }

    /** In order, 3 guilds of 10 members each, some two hours. */
    private static List<Occasion> stream(Random random, int size) {
        Snowflakes snowflakes = new Snowflakes();
        List<Occasion> stream = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            MemberKey member = new MemberKey(new GuildId(1 + random.nextInt(3)), new UserId(1 + random.nextInt(10)));
            stream.add(Samples.message(
                    member,
                    CHANNEL,
                    snowflakes.message(START.plusSeconds(random.nextInt(7_200)).plusMillis(random.nextInt(1_000))),
                    RULES));
        }
        stream.sort(byId());
        return stream;
    }

    private static Comparator<Occasion> byId() {
        return Comparator.comparingLong(message -> message.sourceId());
    }

    private static List<Occasion> nearlyInOrder(Random random, List<Occasion> stream) {
        List<Occasion> mixed = new ArrayList<>(stream);
        for (int i = 0; i < mixed.size(); i++) {
            Collections.swap(mixed, i, Math.min(mixed.size() - 1, i + random.nextInt(50)));
        }
        return mixed;
    }

    private static List<Occasion> withDoubles(Random random, List<Occasion> stream) {
        List<Occasion> doubled = new ArrayList<>();
        for (int i = 0; i < stream.size(); i++) {
            doubled.add(stream.get(i));
            if (random.nextInt(5) == 0) {
                doubled.add(stream.get(random.nextInt(i + 1)));
            }
        }
        return doubled;
    }

    private static List<List<Occasion>> groups(Random random, List<Occasion> stream) {
        List<List<Occasion>> groups = new ArrayList<>();
        int from = 0;
        while (from < stream.size()) {
            int to = Math.min(stream.size(), from + 1 + random.nextInt(120));
            groups.add(stream.subList(from, to));
            from = to;
        }
        return groups;
    }
}
