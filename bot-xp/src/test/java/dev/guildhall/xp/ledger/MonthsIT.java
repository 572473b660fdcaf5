package dev.guildhall.xp.ledger;

import static dev.guildhall.xp.Samples.ANNA;
import static dev.guildhall.xp.Samples.CHANNEL;
import static dev.guildhall.xp.Samples.RULES;
import static dev.guildhall.xp.Samples.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.spi.data.Database;
import dev.guildhall.testkit.Snowflakes;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestPostgres;
import dev.guildhall.xp.RecordingOutbox;
import dev.guildhall.xp.Samples;
import dev.guildhall.xp.Tables;
import dev.guildhall.xp.credit.CreditStore;
import dev.guildhall.xp.credit.Occasion;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MonthsIT {

    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final Instant IN_MARCH = Instant.parse("2026-03-05T12:00:00Z");

    private final TestDatabase database = TestPostgres.freshDatabase();
    private Instant now = IN_MARCH;
    private final AtomicInteger asked = new AtomicInteger();
    private final Months months = new Months(new Counting(database, asked), () -> now, Duration.ofDays(90));
    private final CreditStore store = new CreditStore(
            database, new RecordingOutbox(), months, guild -> Samples.leveling(Map.of()), Samples.consequences());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void monthThatWasMadeWhenItWasYoungIsMadeAgainAfterItWasDropped() {
        store.commit(List.of(written(ANNA, IN_MARCH)));
        now = Instant.parse("2026-08-01T12:00:00Z");
        anotherProcess().tidy();
        assertThat(database.query(Months::stored)).doesNotContain(MARCH);

        // In a guild that had nothing in it.
        store.commit(List.of(written(MemberKey.of(102, 302), IN_MARCH.plusSeconds(60))));

        assertThat(database.query(Months::stored)).contains(MARCH);
        assertThat(new MonthsCheck(database).violations()).isEmpty();
        assertThat(new Tables(database).credits()).isEqualTo(1);
    }

    private Retention anotherProcess() {
        Months theirs = new Months(database, () -> now, Duration.ofDays(90));
        return new Retention(database, theirs, () -> now, sql -> false);
    }

    @Test
    void onlyMonthsThatMayBeDroppedAreAskedForAgain() {
        months.make(List.of(IN_MARCH, IN_MARCH.plusSeconds(1)));
        months.make(List.of(IN_MARCH));
        assertThat(asked).hasValue(1);

        // A day before it is dropped.
        now = Instant.parse("2026-06-28T23:59:59Z");
        months.make(List.of(IN_MARCH));
        assertThat(asked).hasValue(1);
        now = Instant.parse("2026-06-29T00:00:00Z");
        months.make(List.of(IN_MARCH));
        months.make(List.of(IN_MARCH));
        assertThat(asked).hasValue(3);
    }

    /** Counts what it is asked without a transaction. */
    private record Counting(Database real, AtomicInteger asked) implements Database {

        @Override
        public <T> T query(Function<DSLContext, T> work) {
            asked.incrementAndGet();
            return real.query(work);
        }

        @Override
        public <T> T transaction(Function<DSLContext, T> work) {
            return real.transaction(work);
        }
    }

    private static Occasion written(MemberKey member, Instant time) {
        return message(member, CHANNEL, Snowflakes.at(time), RULES);
    }
}
