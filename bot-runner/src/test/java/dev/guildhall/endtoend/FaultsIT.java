package dev.guildhall.endtoend;

import static dev.guildhall.db.jooq.xp.Tables.DAY;
import static dev.guildhall.db.jooq.xp.Tables.GAP;
import static dev.guildhall.db.jooq.xp.Tables.LEDGER;
import static dev.guildhall.db.jooq.xp.Tables.MEMBER;
import static dev.guildhall.db.jooq.xp.Tables.WATCHED_GUILD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.sum;

import dev.guildhall.testkit.Await;
import dev.guildhall.testkit.RunningBot;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestPostgres;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole program under load while something breaks. Whatever it is, everybody ends with what the simulator's own list of messages
 * says, to the last point.
 */
class FaultsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(180);

    @TempDir
    Path folder;

    private final Crowd crowd = new Crowd();

    @AfterEach
    void close() {
        crowd.close();
    }

    private void beginOn(Function<Function<DSLContext, Integer>, Integer> database) {
        Await.until("both guilds are followed", () -> database.apply(sql -> sql.fetchCount(WATCHED_GUILD)) == 2);
        crowd.prepare(Map.of());
        crowd.begin();
        crowd.go(200);
    }

    /** Everybody stops writing, and has what they must have, by total, ledger and days; and nothing is missing any more. */
    private void endAndCompare(
            RunningBot bot, Function<Function<DSLContext, List<Crowd.Total>>, List<Crowd.Total>> database)
            throws InterruptedException {
        crowd.end();
        List<Crowd.Total> expected = crowd.expected();
        try {
            Await.until(
                    "everybody has what the messages are worth",
                    PATIENCE,
                    () -> totals(database, MEMBER, MEMBER.GUILD_ID, MEMBER.USER_ID, sum(MEMBER.TOTAL))
                            .containsAll(expected));
        } catch (AssertionError late) {
            // Says by how much, and what the program said.
            assertThat(totals(database, MEMBER, MEMBER.GUILD_ID, MEMBER.USER_ID, sum(MEMBER.TOTAL)))
                    .as(bot.log())
                    .isEqualTo(expected);
        }
        Await.until(
                "no gap is left",
                () -> totals(database, GAP, GAP.GUILD_ID, GAP.CHANNEL_ID, sum(GAP.READ))
                        .isEmpty());
        assertThat(totals(database, MEMBER, MEMBER.GUILD_ID, MEMBER.USER_ID, sum(MEMBER.TOTAL)))
                .isEqualTo(expected)
                .isEqualTo(totals(database, LEDGER, LEDGER.GUILD_ID, LEDGER.USER_ID, sum(LEDGER.AMOUNT)))
                .isEqualTo(totals(database, DAY, DAY.GUILD_ID, DAY.USER_ID, sum(DAY.AMOUNT)));
    }

    /** As an operator would, while the program runs. */
    private static void verify(Path data, Map<String, String> environment) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        Programs.CLASS_PATH,
                        "dev.guildhall.runner.Guildhall",
                        "verify",
                        "--data",
                        data.toString())
                .directory(data.toFile())
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("GUILDHALL_"));
        builder.environment().remove("DATABASE_URL");
        builder.environment().putAll(environment);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("guildhall verify said:%n%s", said).isZero();
        assertThat(said).contains("Totals of XP, messages", "Days are the sums of the ledger");
    }

    private static List<Crowd.Total> totals(
            Function<Function<DSLContext, List<Crowd.Total>>, List<Crowd.Total>> database,
            Table<?> table,
            Field<Long> guild,
            Field<Long> member,
            Field<BigDecimal> total) {
        return database.apply(sql -> sql.select(guild, member, total)
                .from(table)
                .groupBy(guild, member)
                .having(total.ge(BigDecimal.ZERO))
                .orderBy(guild, member)
                .fetch(row ->
                        new Crowd.Total(row.value1(), row.value2(), row.value3().longValueExact())));
    }

    @Test
    void aKilledShardProcessLosesNothing() throws Exception {
        try (TestDatabase database = TestPostgres.freshDatabase();
                RunningBot bot = Programs.start(crowd, folder, Programs.on(database))) {
            beginOn(database::query);
            Programs.kill(bot, 0);
            crowd.go(300);
            Programs.kill(bot, 1);
            crowd.go(300);
            Await.until("both processes are back", PATIENCE, bot::isReady);
            crowd.go(100);
            endAndCompare(bot, database::query);
            verify(folder, Programs.on(database));
        }
    }

    @Test
    void cutSocketsLostSessionsAndDoubledEventsLoseNothing() throws Exception {
        try (TestDatabase database = TestPostgres.freshDatabase();
                RunningBot bot = Programs.start(crowd, folder, Programs.on(database))) {
            beginOn(database::query);
            crowd.fault(Map.of("kind", "duplicate", "count", 200));
            crowd.fault(Map.of("kind", "drop"));
            crowd.go(200);
            crowd.fault(Map.of("kind", "reorder", "count", 20));
            crowd.fault(Map.of("kind", "invalid-session"));
            crowd.go(200);
            Await.until("all sessions are back", PATIENCE, bot::isReady);
            crowd.fault(Map.of("kind", "invalid-session"));
            crowd.fault(Map.of("kind", "rate-limit", "route", "/messages", "count", 5));
            crowd.fault(Map.of("kind", "server-error", "route", "/messages", "count", 3));
            crowd.go(200);
            endAndCompare(bot, database::query);
            verify(folder, Programs.on(database));
        }
    }

    @Test
    void twoRunsOfOneTokenCreditOnceEvenWhenOneIsKilled() throws Exception {
        try (TestDatabase database = TestPostgres.freshDatabase();
                RunningBot first = Programs.start(crowd, folder.resolve("first"), Programs.on(database))) {
            beginOn(database::query);
            try (RunningBot second = Programs.start(crowd, folder.resolve("second"), Programs.on(database))) {
                crowd.go(300);
                Programs.kill(first, 0);
                crowd.go(300);
                Programs.kill(second, 0);
                Programs.kill(second, 1);
                crowd.go(100);
                endAndCompare(first, database::query);
                verify(folder.resolve("first"), Programs.on(database));
            }
        }
    }

    @Test
    void aKilledPostgresComesBackAndLosesNothing() throws Exception {
        try (RunningBot bot = Programs.start(crowd, folder, Map.of())) {
            Embedded database = new Embedded(folder);
            beginOn(database::query);
            for (int time = 0; time < 2; time++) {
                long killed = database.postmaster();
                assertThat(ProcessHandle.of(killed).orElseThrow().destroyForcibly())
                        .isTrue();
                crowd.go(200);
                Await.until("PostgreSQL is back", PATIENCE, () -> database.isBackSince(killed));
                crowd.go(200);
            }
            endAndCompare(bot, database::query);
            verify(folder, Map.of());
        }
    }

    /** The database that the program itself runs, as its data folder tells. */
    private record Embedded(Path folder) {

        private List<String> postmasterFile() throws Exception {
            return Files.readAllLines(folder.resolve("postgres/postmaster.pid"));
        }

        long postmaster() throws Exception {
            return Long.parseLong(postmasterFile().getFirst().strip());
        }

        boolean isBackSince(long killed) {
            try {
                return postmaster() != killed && query(sql -> sql.fetchCount(WATCHED_GUILD)) == 2;
            } catch (Exception away) {
                return false;
            }
        }

        <T> T query(Function<DSLContext, T> work) {
            try {
                String url =
                        "jdbc:postgresql://127.0.0.1:" + postmasterFile().get(3).strip() + "/postgres";
                String password =
                        Files.readString(folder.resolve("postgres.password")).strip();
                try (Connection connection = DriverManager.getConnection(url, "postgres", password)) {
                    return work.apply(DSL.using(connection));
                }
            } catch (SQLException failure) {
                throw new DataAccessException("the embedded PostgreSQL does not answer", failure);
            } catch (Exception failure) {
                throw new AssertionError("the embedded PostgreSQL cannot be found in " + folder, failure);
            }
        }
    }
}
