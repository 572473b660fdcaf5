package dev.guildhall.xp.credit;

import static dev.guildhall.db.jooq.xp.Tables.DAY;
import static dev.guildhall.db.jooq.xp.Tables.MEMBER;
import static dev.guildhall.db.jooq.xp.Tables.OPT_OUT;
import static dev.guildhall.xp.Samples.ANNA;
import static dev.guildhall.xp.Samples.BEN;
import static dev.guildhall.xp.Samples.CHANNEL;
import static dev.guildhall.xp.Samples.id;
import static dev.guildhall.xp.Samples.message;
import static dev.guildhall.xp.Samples.rules;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.spi.id.RoleId;
import dev.guildhall.testkit.Await;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestPostgres;
import dev.guildhall.xp.HeldDatabase;
import dev.guildhall.xp.RecordingOutbox;
import dev.guildhall.xp.Samples;
import dev.guildhall.xp.Tables;
import dev.guildhall.xp.privacy.XpPersonalData;
import dev.guildhall.xp.setting.LevelRules;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CreditStoreIT {

    private final TestDatabase database = TestPostgres.freshDatabase();
    private final RecordingOutbox outbox = new RecordingOutbox();
    private final CreditStore store = Samples.store(database, outbox);
    private final Tables tables = new Tables(database);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void messageSeenTwiceIsCreditedOnce() {
        store.commit(List.of(message(ANNA, 0), message(ANNA, 0)));
        store.commit(List.of(message(ANNA, 0)));

        assertThat(tables.total(ANNA)).isEqualTo(20);
        assertThat(tables.credits()).isEqualTo(1);
    }

    @Test
    void withoutCooldownMessageSeenTwiceIsCreditedOnce() {
        Samples.Pay rules = rules(20, Duration.ZERO);
        store.commit(List.of(message(ANNA, 0, rules), message(ANNA, 0.001, rules)));
        store.commit(List.of(message(ANNA, 0, rules), message(ANNA, 0.001, rules)));

        assertThat(tables.total(ANNA)).isEqualTo(40);
        tables.agree();
    }

    @Test
    void cooldownHoldsInBothDirectionsAndAcrossTransactions() {
        store.commit(List.of(message(ANNA, 100)));
        store.commit(List.of(message(ANNA, 159.999), message(ANNA, 40.001), message(BEN, 100)));
        assertThat(tables.total(ANNA)).isEqualTo(20);
        assertThat(tables.total(BEN)).isEqualTo(20);

        store.commit(List.of(message(ANNA, 160), message(ANNA, 40)));
        assertThat(tables.total(ANNA)).isEqualTo(60);
        tables.agree();
    }

    @Test
    void messageInCooldownIsNotCreditedWhenItIsSeenAgain() {
        store.commit(List.of(message(ANNA, 0), message(ANNA, 30), message(ANNA, 61)));
        store.commit(List.of(message(ANNA, 30)));

        assertThat(tables.total(ANNA)).isEqualTo(40);
    }

    @Test
    void returnsTheNewestMessageThatIsCredited() {
        assertThat(store.commit(List.of(message(ANNA, 0), message(ANNA, 60), message(ANNA, 90)))
                        .newest())
                .containsOnly(Map.entry(ANNA, id(60).value()));
        assertThat(store.commit(List.of(message(ANNA, 90))).newest()).containsOnly(Map.entry(ANNA, id(60).value()));
    }

    @Test
    void daysAreCountedInUtcByTheIdOfTheMessage() {
        // The start is 12:00 UTC on 14 March.
        store.commit(
                List.of(message(ANNA, 0), message(ANNA, 100), message(ANNA, 12 * 3600 - 1), message(ANNA, 13 * 3600)));

        assertThat(database.<List<String>>query(sql -> sql.selectFrom(DAY)
                        .orderBy(DAY.DAY_)
                        .fetch(row -> row.getDay() + " " + row.getAmount() + " " + row.getMessages())))
                .containsExactly(LocalDate.of(2026, 3, 14) + " 60 3", LocalDate.of(2026, 3, 15) + " 20 1");
    }

    @Test
    void levelUpIsAnnouncedOnceForTheHighestLevelOfTheTransaction() {
        Samples.Pay rules = rules(70, Duration.ZERO);
        store.commit(List.of(message(ANNA, 0, rules)));
        assertThat(outbox.texts()).isEmpty();

        store.commit(List.of(message(ANNA, 1, rules), message(ANNA, 2, rules), message(ANNA, 3, rules)));
        store.commit(List.of(message(ANNA, 3, rules)));

        assertThat(tables.total(ANNA)).isEqualTo(280);
        assertThat(outbox.texts()).containsExactly(CHANNEL + ": level-up.plain member=<@301> level=2 role=");
    }

    @Test
    void failureOfTheAnnouncementLeavesNothingBehind() {
        Occasion broken = message(ANNA, RecordingOutbox.BROKEN, id(0), rules(100, Duration.ZERO));

        assertThatThrownBy(() -> store.commit(List.of(message(BEN, 0), broken))).hasMessageContaining("on purpose");
        assertThat(tables.credits()).isZero();
        assertThat(tables.totals()).isEmpty();
    }

    @Test
    void zeroXpCountsTheMessageAndStartsTheCooldown() {
        store.commit(List.of(message(ANNA, 0, rules(0, Duration.ofSeconds(60))), message(ANNA, 59)));

        assertThat(tables.total(ANNA)).isZero();
        assertThat(tables.credits()).isEqualTo(1);
        tables.agree();
    }

    @Test
    void whoIsErasedWhileAGroupWaitsForTheirRowEarnsNothingForWhatWasBefore() throws Exception {
        store.commit(List.of(message(ANNA, 0)));
        HeldDatabase slow = new HeldDatabase(database);
        try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Long> erasure = others.submit(() -> new XpPersonalData(slow, Clock.systemUTC()).erase(ANNA.user()));
            slow.awaitHeld();
            Future<CreditStore.Committed> group =
                    others.submit(() -> store.commit(List.of(message(ANNA, 100), message(BEN, 100))));
            Await.until("the group waits for the row", this::somebodyWaits);
            slow.letGo();

            assertThat(erasure.get()).isPositive();
            assertThat(group.get().judgements())
                    .extracting(Judgement::verdict)
                    .containsExactlyInAnyOrder(new Verdict.Settled(), new Verdict.Credited(20, 1000));
        }
        assertThat(tables.totals()).containsOnlyKeys(BEN);
        tables.agree();
    }

    @Test
    void whoIsErasedWhileAGroupMakesTheirFirstRowHasNoneAfterwards() throws Exception {
        HeldDatabase erasing = new HeldDatabase(database);
        HeldDatabase crediting = new HeldDatabase(database);
        CreditStore slow = Samples.store(crediting, outbox);
        try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Long> erasure =
                    others.submit(() -> new XpPersonalData(erasing, Clock.systemUTC()).erase(ANNA.user()));
            erasing.awaitHeld();
            Future<CreditStore.Committed> group =
                    others.submit(() -> slow.commit(List.of(message(ANNA, 0), message(BEN, 0))));
            crediting.awaitHeld();
            erasing.letGo();
            Await.until("the erasure looks again and again whether the group has ended", () -> erasing.queries() > 4);
            crediting.letGo();

            assertThat(group.get().judgements())
                    .extracting(Judgement::verdict)
                    .as("neither knew of the other")
                    .containsOnly(new Verdict.Credited(20, 1000));
            assertThat(erasure.get()).isPositive();
        }
        assertThat(tables.totals()).containsOnlyKeys(BEN);
        tables.agree();
        store.commit(List.of(message(ANNA, 0)));
        assertThat(tables.totals()).containsOnlyKeys(BEN);
    }

    @Test
    void whatAnErasedPersonWritesLaterIsCreditedAndWhatWasBeforeIsNot() {
        store.commit(List.of(message(ANNA, 0)));
        new XpPersonalData(database, Clock.fixed(Samples.START.plusSeconds(50), ZoneOffset.UTC)).erase(ANNA.user());

        store.commit(List.of(message(ANNA, 0)));
        assertThat(tables.totals()).isEmpty();
        store.commit(List.of(message(ANNA, 0), message(ANNA, 100)));
        assertThat(tables.total(ANNA)).isEqualTo(20);
        store.commit(List.of(message(ANNA, 0)));
        assertThat(tables.total(ANNA)).isEqualTo(20);
    }

    @Test
    void whoeverDoesSomethingAfterLeavingIsBackAndGivenTheRolesAgain() {
        LevelRules rules = Samples.leveling(Map.of(2, new RoleId(5), 4, new RoleId(10)));
        CreditStore rewarding = Samples.store(database, outbox, rules);
        Samples.Pay pay = rules(250, Duration.ZERO);
        rewarding.commit(List.of(message(ANNA, 0, pay), message(BEN, 0, pay)));
        assertThat(outbox.texts()).contains("301 +5", "302 +5");
        database.query(sql -> sql.update(MEMBER).set(MEMBER.LEFT_AT, at(100)).execute());

        Samples.Pay nothing = rules(0, Duration.ZERO);
        rewarding.commit(List.of(message(ANNA, 99, nothing), message(BEN, 99, nothing)));
        assertThat(gone()).as("what was written before says nothing").isEqualTo(2);
        int before = outbox.texts().size();
        rewarding.commit(List.of(message(ANNA, 101, nothing)));
        assertThat(gone()).isEqualTo(1);
        assertThat(outbox.texts().subList(before, outbox.texts().size())).containsExactly("301 +5");

        before = outbox.texts().size();
        rewarding.commit(List.of(message(BEN, 102, pay), message(ANNA, 102, nothing)));
        assertThat(gone()).isZero();
        assertThat(outbox.texts().subList(before, outbox.texts().size()))
                .contains("302 +5", "302 +10")
                .noneMatch(text -> text.startsWith("301"));
    }

    private int gone() {
        return database.query(sql -> sql.fetchCount(MEMBER, MEMBER.LEFT_AT.isNotNull()));
    }

    @Test
    void earlierOptOutsRefuseWhatIsReadLater() {
        store.commit(List.of(message(ANNA, 0), message(BEN, 0)));
        database.query(sql -> sql.update(MEMBER)
                .set(MEMBER.OPTED_OUT_FROM, at(1_000))
                .set(MEMBER.OPTED_OUT_UNTIL, at(2_000))
                .where(MEMBER.USER_ID.eq(ANNA.user().value()))
                .execute());
        database.query(sql -> sql.insertInto(OPT_OUT)
                .values(ANNA.guild().value(), ANNA.user().value(), at(100), at(200))
                .values(ANNA.guild().value(), ANNA.user().value(), at(300), at(400))
                .values(BEN.guild().value(), BEN.user().value(), at(5_000), at(6_000))
                .execute());

        List<Judgement> judgements = store.commit(List.of(
                        message(ANNA, 150),
                        message(ANNA, 250),
                        message(ANNA, 350),
                        message(ANNA, 1_500),
                        message(ANNA, 2_500),
                        message(BEN, 150)))
                .judgements();
        assertThat(judgements)
                .filteredOn(each -> each.verdict() instanceof Verdict.OptedOut)
                .extracting(each -> each.occasion().sourceId())
                .containsExactly(id(150).value(), id(350).value(), id(1_500).value());
        assertThat(tables.total(ANNA)).isEqualTo(60);
        assertThat(tables.total(BEN)).isEqualTo(40);
    }

    private static OffsetDateTime at(int seconds) {
        return Samples.START.plusSeconds(seconds).atOffset(ZoneOffset.UTC);
    }

    private boolean somebodyWaits() {
        return database.query(sql -> sql.fetchExists(
                DSL.table("pg_stat_activity"),
                DSL.condition("datname = current_database() AND wait_event_type = 'Lock'")));
    }
}
