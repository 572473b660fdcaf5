package dev.guildhall.xp.credit;

import static dev.guildhall.xp.Samples.ANNA;
import static dev.guildhall.xp.Samples.BEN;
import static dev.guildhall.xp.Samples.CHANNEL;
import static dev.guildhall.xp.Samples.id;
import static dev.guildhall.xp.Samples.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.testkit.Await;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestPostgres;
import dev.guildhall.xp.RecordingOutbox;
import dev.guildhall.xp.Samples;
import dev.guildhall.xp.ledger.MemberKey;
import dev.guildhall.xp.privacy.XpPersonalData;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LastMessagesIT {

    private static final Verdict EARNED = new Verdict.Credited(20, 1000);

    private final TestDatabase database = TestPostgres.freshDatabase();
    private final CreditStore anotherProcess = Samples.store(database, new RecordingOutbox());
    private final CreditQueue queue = new CreditQueue(Samples.store(database, new RecordingOutbox()));
    private final LastMessages messages = new LastMessages(database, queue);

    @AfterEach
    void close() {
        queue.close();
        database.close();
    }

    private void see(Occasion occasion) {
        queue.add(occasion);
        Await.until("it is judged", () -> queue.settled() == queue.taken());
    }

    /** What is told so many seconds after the start. */
    private Optional<LastMessage> told(MemberKey member, double seconds) {
        return messages.of(member, id(seconds).time());
    }

    private static LastMessage last(double seconds, Verdict verdict) {
        return new LastMessage(id(seconds), CHANNEL, verdict);
    }

    @Test
    void whatAnErasedPersonWroteIsToldByNobody() {
        see(message(ANNA, 0));
        see(message(ANNA, 10));
        see(message(BEN, 0));
        assertThat(told(ANNA, 20)).contains(last(10, new Verdict.InCooldown(id(0))));

        // By any process.
        new XpPersonalData(database, Clock.fixed(Samples.START.plusSeconds(50), ZoneOffset.UTC)).erase(ANNA.user());

        assertThat(told(ANNA, 60)).isEmpty();
        assertThat(told(BEN, 60)).contains(last(0, EARNED));
        see(message(ANNA, 5));
        assertThat(told(ANNA, 60)).as("read once more").isEmpty();
        see(message(ANNA, 100));
        assertThat(told(ANNA, 110)).contains(last(100, EARNED));
    }

    @Test
    void newestIsToldWhoeverSawIt() {
        see(message(ANNA, 0));
        assertThat(told(ANNA, 1)).contains(last(0, EARNED));

        anotherProcess.commit(List.of(message(ANNA, 100)));
        assertThat(told(ANNA, 110)).contains(last(100, EARNED));
        assertThat(told(ANNA, 99)).as("before that").contains(last(0, EARNED));

        see(message(ANNA, 130));
        assertThat(told(ANNA, 140)).contains(last(130, new Verdict.InCooldown(id(100))));
    }

    @Test
    void whatAMessageEarnedThatWasCreditedBeforeIsToldFromTheLedger() {
        anotherProcess.commit(List.of(message(ANNA, 0)));
        see(message(ANNA, 0));

        assertThat(told(ANNA, 10)).contains(last(0, EARNED));
        assertThat(told(BEN, 10)).isEmpty();
    }
}
