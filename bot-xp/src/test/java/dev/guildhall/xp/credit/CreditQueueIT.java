package dev.guildhall.xp.credit;

import static dev.guildhall.xp.Samples.ANNA;
import static dev.guildhall.xp.Samples.BEN;
import static dev.guildhall.xp.Samples.CARLA;
import static dev.guildhall.xp.Samples.id;
import static dev.guildhall.xp.Samples.message;
import static dev.guildhall.xp.Samples.rules;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.testkit.Await;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestPostgres;
import dev.guildhall.xp.FaultyDatabase;
import dev.guildhall.xp.RecordingOutbox;
import dev.guildhall.xp.Samples;
import dev.guildhall.xp.Tables;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CreditQueueIT {

    private static final Samples.Pay EACH = rules(20, Duration.ZERO);

    private final TestDatabase real = TestPostgres.freshDatabase();
    private final FaultyDatabase database = new FaultyDatabase(real);
    private final CreditStore store = Samples.store(database, new RecordingOutbox());
    private final Tables tables = new Tables(real);

    @AfterEach
    void close() {
        real.close();
    }

    @Test
    void closingCommitsWhatWaits() {
        try (CreditQueue queue = new CreditQueue(store)) {
            for (int i = 0; i < 5_000; i++) {
                queue.add(message(ANNA, i, EACH));
            }
        }

        assertThat(tables.total(ANNA)).isEqualTo(100_000);
        tables.agree();
    }

    @Test
    void messagesShareTransactions() {
        try (CreditQueue queue = new CreditQueue(store)) {
            for (int i = 0; i < 1_000; i++) {
                queue.add(message(ANNA, i, EACH));
            }
        }

        assertThat(database.transactions()).isLessThan(100);
    }

    @Test
    void outageLosesNothing() {
        database.failNext(3);
        try (CreditQueue queue = new CreditQueue(store)) {
            queue.add(message(ANNA, 0));
            queue.add(message(BEN, 0));
            Await.until("both are credited", () -> tables.credits() == 2);
        }

        assertThat(database.transactions()).isGreaterThanOrEqualTo(4);
        tables.agree();
    }

    @Test
    void commitWhoseAnswerIsLostIsNotCreditedTwice() {
        database.loseNextAnswers(1);
        try (CreditQueue queue = new CreditQueue(store)) {
            queue.add(message(ANNA, 0));
        }

        assertThat(database.transactions()).isEqualTo(2);
        assertThat(tables.total(ANNA)).isEqualTo(20);
    }

    @Test
    void messageInKnownCooldownCostsNoTransaction() {
        try (CreditQueue queue = new CreditQueue(store)) {
            queue.add(message(ANNA, 0));
            Await.until("the first is committed", () -> queue.size() == 0);
            int before = database.transactions();
            queue.add(message(ANNA, 30));
            queue.add(message(ANNA, 0));
            Await.until("the others are judged", () -> queue.size() == 0);

            assertThat(database.transactions()).isEqualTo(before);
        }
    }

    @Test
    void fullQueueHoldsBackWhoAdds() {
        CountDownLatch open = new CountDownLatch(1);
        database.holdUntil(open);
        AtomicInteger added = new AtomicInteger();
        try (CreditQueue queue = new CreditQueue(store, 10, Duration.ofSeconds(20))) {
            Thread adder = Thread.ofVirtual().start(() -> {
                for (int i = 0; i < 100; i++) {
                    queue.add(message(ANNA, i, EACH));
                    added.incrementAndGet();
                }
            });
            Await.until("the adder waits", () -> adder.getState() == Thread.State.TIMED_WAITING && queue.size() >= 10);
            assertThat(added).hasValueLessThan(100);
            assertThat(queue.isBehind()).isTrue();
            open.countDown();
            Await.until("all are added", () -> added.get() == 100);
            Await.until("all are committed", () -> queue.size() == 0);
            assertThat(queue.isBehind()).isFalse();
        }

        assertThat(tables.total(ANNA)).isEqualTo(2_000);
    }

    @Test
    void faultOfOneMessageCostsOnlyThatMessage() {
        Occasion broken = message(BEN, RecordingOutbox.BROKEN, id(0), rules(100, Duration.ZERO));
        try (CreditQueue queue = new CreditQueue(store)) {
            queue.add(message(ANNA, 0));
            queue.add(broken);
            queue.add(message(CARLA, 0));
        }

        assertThat(tables.totals()).containsOnlyKeys(ANNA, CARLA);
        tables.agree();
    }

    @Test
    void closingEndsThoughTheDatabaseStaysAwayAndCountsTheLoss() {
        database.failNext(Integer.MAX_VALUE);
        CreditQueue queue = new CreditQueue(store, 10, Duration.ofMillis(300));
        queue.add(message(ANNA, 0));

        assertThatThrownBy(queue::close)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("1 messages were not credited: the database stayed away for 300 ms");
        assertThat(tables.credits()).isZero();
    }

    @Test
    void messageAfterTheEndIsRefusedOnceNothingTakesIt() {
        CreditQueue queue = new CreditQueue(store, 1, Duration.ofSeconds(20));
        queue.close();

        assertThatThrownBy(() -> {
                    queue.add(message(ANNA, 0));
                    queue.add(message(BEN, 0));
                })
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not credited");
    }
}
