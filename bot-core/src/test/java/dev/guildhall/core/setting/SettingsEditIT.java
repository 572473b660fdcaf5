package dev.guildhall.core.setting;

import static dev.guildhall.db.jooq.settings.Tables.OWN_VALUE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.core.database.Notifications;
import dev.guildhall.core.database.PooledDatabase;
import dev.guildhall.core.database.TestDatabase;
import dev.guildhall.core.test.Eventually;
import dev.guildhall.core.text.TextFiles;
import dev.guildhall.spi.event.Place;
import dev.guildhall.spi.facet.SettingsRule;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.SettingScope;
import dev.guildhall.spi.setting.SettingTypes;
import dev.guildhall.spi.setting.change.Edit;
import dev.guildhall.spi.setting.change.Edits;
import dev.guildhall.spi.setting.change.Effects;
import dev.guildhall.spi.setting.change.Outcome;
import dev.guildhall.spi.setting.change.PastChange;
import dev.guildhall.spi.setting.change.Slot;
import dev.guildhall.spi.setting.change.StoredSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class SettingsEditIT {

    private static final Logger LOG = LoggerFactory.getLogger(SettingsEditIT.class);

    private static final SettingKey<Integer> LEAST = new SettingKey<>(
                    "test.least", SettingTypes.integer(0, 1_000), 1, "The least")
            .overridableBy(SettingScope.Level.CHANNEL, SettingScope.Level.CATEGORY, SettingScope.Level.ROLE);
    private static final SettingKey<Integer> MOST =
            new SettingKey<>("test.most", SettingTypes.integer(0, 1_000), 1_000, "The most");
    private static final SettingKey<List<String>> WORDS =
            new SettingKey<>("test.words", SettingTypes.listOf(SettingTypes.text(1, 20), 100), List.of(), "Some words");
    private static final SettingKey<Map<String, String>> PAIRS = new SettingKey<>(
            "test.pairs",
            SettingTypes.mapOf(SettingTypes.text(1, 20), SettingTypes.text(1, 20), 100),
            Map.of(),
            "Some pairs");
    private static final UserId ADA = new UserId(42);
    private static final UserId BEA = new UserId(43);
    private static final UserId CAL = new UserId(44);
    private static final AtomicLong NEXT_GUILD = new AtomicLong(50_000);

    private static TestDatabase server;

    private final GuildId guild = new GuildId(NEXT_GUILD.incrementAndGet());
    private final List<AutoCloseable> open = new ArrayList<>();
    private final PostgresSettings settings = node();

    @BeforeAll
    static void start() throws Exception {
        server = new TestDatabase();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    private PostgresSettings node() {
        PooledDatabase database = new PooledDatabase(server.options());
        open.add(database);
        PostgresSettings made = new PostgresSettings(database);
        List.of(LEAST, MOST, WORDS, PAIRS).forEach(key -> made.declare("test", key));
        TextFiles texts = TextFiles.of("test", SettingsEditIT.class);
        made.declare(
                texts::in,
                new SettingsRule((all, language) -> all.get(LEAST) <= all.get(MOST)
                        ? List.of()
                        : List.of("test.least must not be above test.most")));
        made.declare(
                texts::in,
                new SettingsRule((all, change, language) -> change.actor().equals(CAL)
                                && !all.get(WORDS).equals(change.before().get(WORDS))
                        ? List.of("Cal may not change test.words of guild " + change.guild())
                        : List.of()));
        made.orderRoles((of, roles) -> roles.stream()
                .sorted(Comparator.comparing(RoleId::value).reversed())
                .toList());
        return made;
    }

    private static Edit set(SettingKey<?> key, String text) {
        return new Edit(Slot.of(key), new Edit.Set(text));
    }

    private static Edit own(SettingScope scope, String text) {
        return new Edit(new Slot(LEAST.name(), scope), new Edit.Set(text));
    }

    private long apply(UserId actor, Edit... edits) {
        Outcome outcome = settings.apply(guild, Edits.of(actor, edits));
        assertThat(outcome).isInstanceOf(Outcome.Applied.class);
        return ((Outcome.Applied) outcome).revision();
    }

    @Test
    void severalChangesHappenTogetherOrNotAtAll() {
        assertThat(settings.apply(guild, Edits.of(ADA, set(LEAST, "5"), set(MOST, "many"))))
                .isEqualTo(new Outcome.Refused(
                        List.of(new Outcome.Problem("test.most", "\"many\" is not a whole number from 0 to 1000"))));
        assertThat(settings.of(guild).get(LEAST)).isEqualTo(1);

        long revision = apply(ADA, set(LEAST, "5"), set(MOST, "6"));

        assertThat(settings.of(guild).get(LEAST)).isEqualTo(5);
        assertThat(settings.of(guild).get(MOST)).isEqualTo(6);
        assertThat(settings.page(guild, Optional.empty(), Long.MAX_VALUE, 10))
                .extracting(PastChange::revision)
                .containsExactly(revision, revision);
    }

    @Test
    void whatDoesNotFitTogetherIsRefusedButOldProblemsStandInNobodysWay() {
        apply(ADA, set(MOST, "10"));
        assertThat(settings.apply(guild, Edits.of(ADA, set(LEAST, "11"))))
                .isEqualTo(new Outcome.Refused(
                        List.of(new Outcome.Problem("", "test.least must not be above test.most"))));
        apply(ADA, set(LEAST, "11"), set(MOST, "11"));
        apply(ADA, set(LEAST, "0"), set(MOST, "0"));
    }

    @Test
    void aRuleKnowsWhoseSettingsWhoIsAboutToChange() {
        assertThat(settings.apply(guild, Edits.of(CAL, set(WORDS, "a, b"))))
                .isEqualTo(new Outcome.Refused(
                        List.of(new Outcome.Problem("", "Cal may not change test.words of guild " + guild))));
        apply(ADA, set(WORDS, "a, b"));
        apply(CAL, set(LEAST, "0"));
    }

    @Test
    void theSecondOfTwoIsToldWhoChangedItToWhatAndNothingIsOverwritten() {
        long seen = apply(ADA, set(LEAST, "5"));
        apply(ADA, set(LEAST, "7"));

        Outcome second = settings.apply(guild, Edits.of(BEA, set(LEAST, "9")).having(new Edits.Revision(seen)));

        assertThat(second)
                .isInstanceOfSatisfying(
                        Outcome.Overtaken.class,
                        overtaken -> assertThat(overtaken.by()).singleElement().satisfies(change -> {
                            assertThat(change.actor()).isEqualTo(ADA);
                            assertThat(change.before()).contains("5");
                            assertThat(change.after()).contains("7");
                        }));
        assertThat(settings.of(guild).get(LEAST)).isEqualTo(7);
        assertThat(settings.apply(guild, Edits.of(BEA, set(MOST, "9")).having(new Edits.Revision(seen))))
                .as("another setting is not concerned")
                .isInstanceOf(Outcome.Applied.class);
    }

    /** Each at a process of its own: what one of them keeps in its cache must not make the other lose a step. */
    @Test
    void administratorsAtTwoProcessesWhoCountUpTogetherLoseNoStep() throws Exception {
        int people = 8;
        int steps = 10;
        List<PostgresSettings> processes = List.of(settings, node());
        apply(ADA, set(LEAST, "0"));
        AtomicLong overtaken = new AtomicLong();
        together(people, person -> {
            PostgresSettings process = processes.get(person % 2);
            for (int i = 0; i < steps; i++) {
                boolean done = false;
                while (!done) {
                    StoredSettings seen = process.stored(guild);
                    int value = Integer.parseInt(seen.text(Slot.of(LEAST)).orElse("0"));
                    Edits next = Edits.of(new UserId(100 + person), set(LEAST, Integer.toString(value + 1)))
                            .having(new Edits.Revision(seen.revision()));
                    Outcome outcome = process.apply(guild, next);
                    done = outcome instanceof Outcome.Applied;
                    if (outcome instanceof Outcome.Overtaken(long revision, List<PastChange> by)) {
                        overtaken.incrementAndGet();
                        assertThat(by).singleElement().satisfies(change -> {
                            assertThat(change.actor()).isNotEqualTo(new UserId(100 + person));
                            assertThat(change.revision()).isGreaterThan(seen.revision());
                        });
                    }
                }
            }
        });

        assertThat(settings.of(guild).get(LEAST)).isEqualTo(people * steps);
        // Each step is one change from the value before it: nobody overwrote what another had not told him.
        List<PastChange> changes = settings.page(guild, Optional.of(LEAST.name()), Long.MAX_VALUE, 1_000)
                .reversed();
        for (int i = 1; i < changes.size(); i++) {
            assertThat(changes.get(i).before()).isEqualTo(changes.get(i - 1).after());
        }
        LOG.info("settings - {} of {} tries were overtaken and told so", overtaken, people * steps + overtaken.get());
    }

    /** Some overwrite the whole list, others add to it: an item is there unless a later overwriting left it out knowingly. */
    @Test
    void itemsThatAreAddedWhileOthersOverwriteTheListAreNotLost() throws Exception {
        List<PostgresSettings> processes = List.of(settings, node());
        together(8, person -> {
            PostgresSettings process = processes.get(person % 2);
            for (int i = 0; i < 6; i++) {
                String word = "word " + person + " " + i;
                boolean done = false;
                while (!done) {
                    StoredSettings seen = process.stored(guild);
                    String all = seen.text(Slot.of(WORDS))
                            .map(text -> text + ", " + word)
                            .orElse(word);
                    Edit edit = person < 4
                            ? new Edit(Slot.of(WORDS), new Edit.Add(word))
                            : new Edit(Slot.of(WORDS), new Edit.Set(all));
                    done = process.apply(
                                    guild,
                                    Edits.of(new UserId(200 + person), edit)
                                            .having(new Edits.Revision(seen.revision())))
                            instanceof Outcome.Applied;
                }
            }
        });

        assertThat(settings.of(guild).get(WORDS)).hasSize(8 * 6);
    }

    @Test
    void itemsThatManyAddAtOnceAreAllThere() throws Exception {
        int people = 10;
        List<PostgresSettings> processes = List.of(settings, node());
        together(people, person -> {
            PostgresSettings process = processes.get(person % 2);
            for (int i = 0; i < 5; i++) {
                Edit add = new Edit(Slot.of(WORDS), new Edit.Add("word " + person + " " + i));
                assertThat(process.apply(
                                guild, Edits.of(new UserId(person + 1L), add).having(new Edits.Revision(0))))
                        .isInstanceOf(Outcome.Applied.class);
            }
            process.apply(
                    guild,
                    Edits.of(
                            new UserId(person + 1L),
                            new Edit(Slot.of(WORDS), new Edit.Remove("word " + person + " 0"))));
        });

        assertThat(settings.of(guild).get(WORDS)).hasSize(people * 4);
    }

    private interface Work {
        void run(int person) throws Exception;
    }

    private static void together(int people, Work work) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int person = 0; person < people; person++) {
                int number = person;
                all.add(threads.submit((Callable<Void>) () -> {
                    work.run(number);
                    return null;
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        }
    }

    @Test
    void partsOfTheGuildHaveValuesOfTheirOwn() {
        ChannelId channel = new ChannelId(7_001);
        ChannelId category = new ChannelId(7_002);
        RoleId weak = new RoleId(8_001);
        RoleId strong = new RoleId(8_002);
        apply(
                ADA,
                set(LEAST, "1"),
                own(new SettingScope.InChannel(category), "20"),
                own(new SettingScope.WithRole(weak), "30"),
                own(new SettingScope.WithRole(strong), "40"));
        Place inside = new Place(channel, List.of(category));

        assertThat(settings.of(guild).at(Place.of(channel), List.of()).get(LEAST))
                .isEqualTo(1);
        assertThat(settings.of(guild).at(inside, List.of(strong)).get(LEAST)).isEqualTo(20);
        assertThat(settings.of(guild)
                        .at(Place.of(channel), List.of(weak, strong))
                        .get(LEAST))
                .isEqualTo(40);
        apply(ADA, own(new SettingScope.InChannel(channel), "50"));
        assertThat(settings.of(guild).at(inside, List.of()).get(LEAST)).isEqualTo(50);
        apply(ADA, new Edit(new Slot(LEAST.name(), new SettingScope.InChannel(channel)), new Edit.Reset()));
        assertThat(settings.of(guild).at(inside, List.of()).get(LEAST)).isEqualTo(20);
    }

    @Test
    void keysOfTheWholeGuildTakeNoOtherValues() {
        Edit wrong = new Edit(new Slot(MOST.name(), new SettingScope.WithRole(new RoleId(8_001))), new Edit.Set("5"));
        assertThat(settings.apply(guild, Edits.of(ADA, wrong)))
                .isEqualTo(new Outcome.Refused(
                        List.of(new Outcome.Problem("test.most", "test.most has one value for the whole server"))));
    }

    @Test
    void thePastIsJudgedByItsOwnSettingsAlsoAfterARestart() {
        Instant first = timeOf(apply(ADA, set(LEAST, "5")));
        Instant second = timeOf(apply(ADA, set(LEAST, "6"), set(MOST, "60")));
        Instant third = timeOf(apply(ADA, new Edit(Slot.of(LEAST), new Edit.Reset())));
        PostgresSettings restarted = node();

        for (PostgresSettings each : List.of(settings, restarted)) {
            assertThat(each.of(guild, first.minusMillis(1)).get(LEAST)).isEqualTo(1);
            assertThat(each.of(guild, first).get(LEAST)).isEqualTo(5);
            assertThat(each.of(guild, second.minusNanos(1_000)).get(MOST)).isEqualTo(1_000);
            assertThat(each.of(guild, second).get(LEAST)).isEqualTo(6);
            assertThat(each.of(guild, second).get(MOST)).isEqualTo(60);
            assertThat(each.of(guild, third).get(LEAST)).isEqualTo(1);
            assertThat(each.of(guild, Instant.now().plusSeconds(60))).isSameAs(each.of(guild));
        }
        assertThat(settings.at(guild, second).text(Slot.of(LEAST))).contains("6");
        apply(ADA, set(LEAST, "9"));
        assertThat(settings.of(guild, third).get(LEAST)).isEqualTo(1);
    }

    @Test
    void whoDidNotLookIsToldWhatOthersDidAMomentAgo() {
        apply(ADA, set(LEAST, "5"));

        assertThat(settings.apply(
                        guild, Edits.of(BEA, set(LEAST, "9")).having(new Edits.AllBut(Duration.ofMinutes(5)))))
                .isInstanceOf(Outcome.Overtaken.class);
        assertThat(settings.apply(guild, Edits.of(BEA, set(LEAST, "9")).having(new Edits.AllBut(Duration.ZERO))))
                .isInstanceOf(Outcome.Applied.class);
    }

    private Instant timeOf(long revision) {
        return settings.since(guild, revision - 1, List.of(Slot.of(LEAST)))
                .getFirst()
                .time();
    }

    @Test
    void historyIsPagedWithReasonsAndKnowsWhatChangedSince() {
        IntStream.range(0, 5)
                .forEach(i -> settings.apply(
                        guild,
                        Edits.of(ADA, set(LEAST, Integer.toString(i + 10))).because("try " + i)));

        List<PastChange> first = settings.page(guild, Optional.of(LEAST.name()), Long.MAX_VALUE, 2);
        List<PastChange> next =
                settings.page(guild, Optional.of(LEAST.name()), first.getLast().id(), 2);

        assertThat(first).extracting(PastChange::reason).containsExactly("try 4", "try 3");
        assertThat(next).extracting(PastChange::reason).containsExactly("try 2", "try 1");
        assertThat(settings.change(guild, next.getFirst().id())).contains(next.getFirst());
        assertThat(settings.since(guild, next.getFirst().revision(), List.of(Slot.of(LEAST))))
                .hasSize(2);
        assertThat(settings.page(guild, Optional.of(MOST.name()), Long.MAX_VALUE, 2))
                .isEmpty();
    }

    @Test
    void keysOfModulesThatAreOffAreKept() {
        node().apply(guild, Edits.of(ADA, set(WORDS, "a, b")));
        PooledDatabase database = new PooledDatabase(server.options());
        open.add(database);
        PostgresSettings without = new PostgresSettings(database);
        without.declare("test", LEAST);

        without.apply(guild, Edits.of(ADA, set(LEAST, "5")));

        assertThat(without.stored(guild).text(Slot.of(WORDS))).contains("a, b");
        assertThat(node().of(guild).get(WORDS)).containsExactly("a", "b");
    }

    @Test
    void changesReachOtherProcessesSoon() throws Exception {
        PostgresSettings there = node();
        CountDownLatch listening = new CountDownLatch(1);
        open.add(new Notifications(server.options(), Map.of(PostgresSettings.CHANNEL, there::changed), () -> {
            there.forgetAll();
            listening.countDown();
        }));
        listening.await();
        List<Long> micros = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            int value = i + 2;
            assertThat(there.of(guild).get(LEAST)).isNotEqualTo(value);
            apply(ADA, set(LEAST, Integer.toString(value)));
            long committed = System.nanoTime();
            Eventually.holds("the other sees it", () -> there.of(guild).get(LEAST) == value);
            micros.add((System.nanoTime() - committed) / 1_000);
        }
        List<Long> sorted = micros.stream().sorted().toList();
        LOG.info(
                "settings - 300 changes were seen by another cache after {} ms (median), {} ms (p99), {} ms (longest)",
                String.format(Locale.ROOT, "%.2f", sorted.get(150) / 1e3),
                String.format(Locale.ROOT, "%.2f", sorted.get(296) / 1e3),
                String.format(Locale.ROOT, "%.2f", sorted.getLast() / 1e3));
    }

    private static Edit pair(String item) {
        return new Edit(Slot.of(PAIRS), new Edit.Add(item));
    }

    @Test
    void anEntryThatAnotherChangedIsNotChangedUnseen() {
        long seen = apply(ADA, pair("5=a"));
        apply(ADA, pair("5=b"));

        assertThat(settings.apply(guild, Edits.of(BEA, pair("5=c")).having(new Edits.Revision(seen))))
                .isInstanceOf(Outcome.Overtaken.class);
        assertThat(settings.apply(guild, Edits.of(BEA, pair("5=b")).having(new Edits.Revision(seen))))
                .as("it is so already")
                .isInstanceOf(Outcome.Applied.class);
        assertThat(settings.apply(guild, Edits.of(BEA, pair("6=c")).having(new Edits.Revision(seen))))
                .as("another entry")
                .isInstanceOf(Outcome.Applied.class);
        assertThat(settings.of(guild).get(PAIRS)).isEqualTo(Map.of("5", "b", "6", "c"));
    }

    @Test
    void ofThoseWhoGiveAnEntryAnotherValueAtOnceAllButOneAreTold() throws Exception {
        int people = 8;
        List<PostgresSettings> processes = List.of(settings, node());
        AtomicLong applied = new AtomicLong();
        together(people, person -> {
            Outcome outcome = processes
                    .get(person % 2)
                    .apply(
                            guild,
                            Edits.of(new UserId(300 + person), pair("5=" + person))
                                    .having(new Edits.AllBut(Duration.ofMinutes(5))));
            if (outcome instanceof Outcome.Applied) {
                applied.incrementAndGet();
            } else {
                assertThat(outcome).isInstanceOf(Outcome.Overtaken.class);
            }
        });

        assertThat(applied).hasValue(1);
    }

    @Test
    void whoHasNoIdOfTheirOwnIsSomebodyElseEachTime() {
        UserId nobody = new UserId(0);
        long seen = apply(nobody, set(LEAST, "5"));
        apply(nobody, set(LEAST, "7"));

        assertThat(settings.apply(guild, Edits.of(nobody, set(LEAST, "9")).having(new Edits.Revision(seen))))
                .isInstanceOf(Outcome.Overtaken.class);
    }

    @Test
    void whatAPlaceMayNoLongerHaveOfItsOwnDoesNotHoldAndCanBeTakenAway() {
        Slot slot = new Slot(MOST.name(), new SettingScope.WithRole(new RoleId(8_001)));
        PooledDatabase database = new PooledDatabase(server.options());
        open.add(database);
        database.query(sql -> sql.insertInto(OWN_VALUE)
                .columns(
                        OWN_VALUE.GUILD_ID,
                        OWN_VALUE.SCOPE,
                        OWN_VALUE.SUBJECT_ID,
                        OWN_VALUE.NAME,
                        OWN_VALUE.VALUE,
                        OWN_VALUE.CHANGED_BY)
                .values(guild.value(), "role", 8_001L, MOST.name(), "5", 1L)
                .execute());

        assertThat(settings.of(guild)
                        .at(Place.of(new ChannelId(1)), List.of(new RoleId(8_001)))
                        .get(MOST))
                .isEqualTo(1_000);
        assertThat(settings.stored(guild).misfits())
                .containsExactly(new StoredSettings.Misfit(slot, "5", "test.most has one value for the whole server"));
        apply(ADA, new Edit(slot, new Edit.Reset()));
        assertThat(settings.stored(guild).misfits()).isEmpty();
    }

    @Test
    void whatWouldBeRefusedIsSaidBeforeItIsTried() {
        Edits wrong = Edits.of(ADA, set(LEAST, "11"), set(MOST, "10"));

        Effects effects = settings.effects(guild, wrong);

        assertThat(effects.problems())
                .containsExactly(new Outcome.Problem("", "test.least must not be above test.most"));
        assertThat(effects.edits()).isEmpty();
        assertThat(settings.apply(guild, wrong)).isEqualTo(new Outcome.Refused(effects.problems()));
        assertThat(settings.effects(guild, Edits.of(ADA, pair("5=a"))).edits()).containsExactly(set(PAIRS, "5=a"));
    }
}
