package dev.guildhall.xp.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestPostgres;
import dev.guildhall.xp.HeldDatabase;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UnderWayIT {

    private final TestDatabase database = TestPostgres.freshDatabase();
    private final UnderWay underWay = new UnderWay(database);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whoBeganToWriteIsWaitedForAlsoWhereNobodyWhoBeganLaterHasEnded() throws Exception {
        HeldDatabase held = new HeldDatabase(database);
        try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> writing = others.submit(() -> held.<Integer>transaction(
                    sql -> sql.execute("INSERT INTO xp.member (guild_id, user_id) VALUES (101, 301)")));
            held.awaitHeld();
            assertThat(underWay.await(Duration.ofMillis(100))).isFalse();

            Future<Boolean> ended = others.submit(() -> underWay.await(Duration.ofSeconds(30)));
            held.letGo();
            assertThat(writing.get()).isEqualTo(1);
            assertThat(ended.get()).isTrue();
        }
    }

    @Test
    void whoOnlyReadsIsNotWaitedFor() throws Exception {
        HeldDatabase held = new HeldDatabase(database);
        try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> reading = others.submit(
                    () -> held.<Integer>transaction(sql -> sql.execute("SELECT count(*) FROM xp.member")));
            held.awaitHeld();
            assertThat(underWay.await(Duration.ofSeconds(30))).isTrue();
            held.letGo();
            reading.get();
        }
    }
}
