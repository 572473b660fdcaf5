package dev.guildhall.xp.ledger;

import static dev.guildhall.xp.Samples.ANNA;
import static dev.guildhall.xp.Samples.BEN;
import static dev.guildhall.xp.Samples.CHANNEL;
import static dev.guildhall.xp.Samples.RULES;
import static dev.guildhall.xp.Samples.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.testkit.Await;
import dev.guildhall.testkit.Snowflakes;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestPostgres;
import dev.guildhall.xp.RecordingOutbox;
import dev.guildhall.xp.Samples;
import dev.guildhall.xp.Tables;
import dev.guildhall.xp.credit.CreditStore;
import dev.guildhall.xp.credit.Occasion;
import dev.guildhall.xp.rank.BoardKey;
import dev.guildhall.xp.rank.KeptBoards;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RetentionIT {

    private static final Duration KEPT = Duration.ofDays(90);
    private final TestDatabase database = TestPostgres.freshDatabase();
    private final Tables tables = new Tables(database);
    private Instant now = Instant.parse("2026-03-20T00:00:00Z");
    private final Months months = new Months(database, () -> now, KEPT);
    private final CreditStore store = new CreditStore(
            database, new RecordingOutbox(), months, guild -> Samples.leveling(Map.of()), Samples.consequences());
    private final Retention retention = new Retention(database, months, () -> now, sql -> false);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void monthsToComeAreMadeAhead() {
        retention.tidy();
        assertThat(database.query(Months::stored)).contains(YearMonth.of(2026, 3), YearMonth.of(2026, 4));
    }

    @Test
    void droppingMonthsChangesNoTotalAndWhatWasInThemIsNotCreditedAgain() {
        store.commit(List.of(
                written("2026-01-31T12:00:00Z"), written("2026-02-01T12:00:00Z"), written("2026-03-01T12:00:00Z")));
        Map<MemberKey, Long> before = tables.totals();

        now = Instant.parse("2026-05-03T12:00:00Z");
        retention.tidy();

        assertThat(database.query(Months::stored))
                .doesNotContain(YearMonth.of(2026, 1))
                .contains(YearMonth.of(2026, 2));
        assertThat(tables.credits()).isEqualTo(2);
        assertThat(tables.totals()).isEqualTo(before);
        store.commit(List.of(written("2026-01-31T12:00:00Z"), written("2026-02-01T12:00:00Z")));
        assertThat(tables.totals()).isEqualTo(before);
        assertClean();
    }

    @Test
    void monthInWhichTheGuildHadNothingCanStillBeCredited() {
        store.commit(List.of(written("2026-03-01T12:00:00Z")));
        now = Instant.parse("2026-08-01T12:00:00Z");
        retention.tidy();

        store.commit(List.of(written("2025-06-01T12:00:00Z")));
        assertThat(tables.total(ANNA)).isEqualTo(40);
        assertThat(tables.credits()).isEqualTo(1);
        assertClean();
    }

    @Test
    void nothingIsDroppedWhileSomethingCreditsInOldMonths() {
        store.commit(List.of(written("2026-01-31T12:00:00Z")));
        now = Instant.parse("2026-08-01T12:00:00Z");
        new Retention(database, months, () -> now, sql -> true).tidy();
        assertThat(tables.credits()).isEqualTo(1);
    }

    @Test
    void whoCreditsInAnOldMonthWhileItIsDroppedWaitsWithoutHoldingTheLedger() throws Exception {
        store.commit(List.of(written("2026-01-31T12:00:00Z"), written("2026-05-01T12:00:00Z")));
        now = Instant.parse("2026-05-03T12:00:00Z");
        CountDownLatch dropping = new CountDownLatch(1);
        CountDownLatch mayDrop = new CountDownLatch(1);
        Retention held = new Retention(database, months, () -> now, sql -> {
            dropping.countDown();
            awaitQuietly(mayDrop);
            return false;
        });
        try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> tidying = others.submit(held::tidy);
            assertThat(dropping.await(30, TimeUnit.SECONDS)).isTrue();
            Future<CreditStore.Committed> late = others.submit(
                    () -> store.commit(List.of(written("2026-01-31T13:00:00Z"), written("2026-05-01T13:00:00Z"))));
            Await.until("it waits for the month", this::somebodyWaits);
            mayDrop.countDown();

            tidying.get();
            assertThat(late.get().judgements()).hasSize(2);
        }
        assertThat(database.query(Months::stored)).doesNotContain(YearMonth.of(2026, 1));
        assertThat(tables.total(ANNA)).isEqualTo(60);
        assertClean();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean somebodyWaits() {
        return database.query(sql -> sql.fetchExists(
                DSL.table("pg_stat_activity"),
                DSL.condition("datname = current_database() AND wait_event_type = 'Lock'")));
    }

    @Test
    void rowsWithoutPartitionAreReportedAndMovedWhenItIsMade() {
        database.query(
                sql -> sql.execute("INSERT INTO xp.ledger (guild_id, user_id, source_id, at, amount, base, source)"
                        + " VALUES (101, 301, 7, '2019-05-05 00:00:00+00', 5, 5, 7)"));
        assertThat(new MonthsCheck(database).violations())
                .containsExactly("1 rows of 2019-05-01 lie in xp.ledger_other;"
                        + " SELECT xp.make_ledger_month('2019-05-01') moves them");
        months.make(List.of(Instant.parse("2019-05-20T00:00:00Z")));
        assertThat(new MonthsCheck(database).violations()).isEmpty();
        assertThat(tables.credits()).isEqualTo(1);
    }

    @Test
    void checksFindWhatDoesNotAddUp() {
        store.commit(List.of(message(ANNA, 0), message(BEN, 0)));
        assertClean();
        database.query(sql -> sql.execute("UPDATE xp.member SET total = total + 1 WHERE user_id = 301"));
        assertThat(new TotalsCheck(database).violations())
                .singleElement()
                .asString()
                .startsWith("member 301 of guild 101 has 21 XP, the days say 20");
        database.query(sql -> sql.execute("DELETE FROM xp.ledger WHERE user_id = 302"));
        assertThat(new DaysCheck(database).violations())
                .singleElement()
                .asString()
                .startsWith("member 302 of guild 101 has 20 XP on 2026-03-14, the ledger says 0");
    }

    @Test
    void checksFindMinutesAndReactionsOfDaysThatDoNotAddUp() {
        store.commit(List.of(message(ANNA, 0), message(BEN, 0)));
        database.query(sql -> sql.execute("UPDATE xp.day SET voice_minutes = 1 WHERE user_id = 301"));
        database.query(sql -> sql.execute("UPDATE xp.day SET reactions = 1 WHERE user_id = 302"));
        assertThat(new DaysCheck(database).violations()).hasSize(2);
    }

    @Test
    void checkFindsScoresThatAreNotTheTotalsOrTheSumsOfDays() {
        store.commit(List.of(message(ANNA, 0), message(BEN, 0)));
        KeptBoards boards = new KeptBoards(database, () -> now, -1);
        LocalDate day = LocalDate.of(2026, 3, 14);
        for (String kind : List.of("xp", "messages", "voice")) {
            boards.of(BoardKey.ofAllTime(ANNA.guild(), kind), Duration.ofMinutes(1));
            boards.of(BoardKey.ofDays(ANNA.guild(), kind, day, day), Duration.ofMinutes(1));
        }
        store.commit(List.of(message(ANNA, 60)));
        assertClean();

        database.query(sql -> sql.execute("UPDATE xp.score SET value = value + 1 WHERE user_id = 301 AND value = 40"));
        database.query(sql -> sql.execute("DELETE FROM xp.score WHERE user_id = 302 AND value = 1"));
        assertThat(new ScoresCheck(database).violations())
                .hasSize(4)
                .anyMatch(each -> each.startsWith("member 301 of guild 101 has 41 on the kept leaderboard")
                        && each.contains("and it should be 40"))
                .anyMatch(each -> each.startsWith("member 302 of guild 101 has 0 on the kept leaderboard")
                        && each.contains("and it should be 1"));
    }

    private void assertClean() {
        assertThat(new TotalsCheck(database).violations()).isEmpty();
        assertThat(new DaysCheck(database).violations()).isEmpty();
        assertThat(new ScoresCheck(database).violations()).isEmpty();
        assertThat(new MonthsCheck(database).violations()).isEmpty();
    }

    private static Occasion written(String time) {
        return message(ANNA, CHANNEL, Snowflakes.at(Instant.parse(time)), RULES);
    }
}
