package dev.guildhall.xp.rank;

import static dev.guildhall.db.jooq.xp.Tables.MEMBER;
import static dev.guildhall.db.jooq.xp.Tables.RANK_RANGE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestPostgres;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.conf.ParamType;
import org.jooq.impl.CallbackExecuteListener;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ranks where there are too many members to count. */
class LargeGuildIT {

    private static final GuildId GUILD = new GuildId(7);
    private static final int MEMBERS = 6_000;

    private final TestDatabase database = TestPostgres.freshDatabase();
    private final Standings standings = new Standings(database);
    private final Random random = new Random(20_261_120);

    @BeforeEach
    void fill() {
        // Half of them have little and many are equal; some have nothing.
        database.query(sql -> sql.execute(
                "INSERT INTO xp.member (guild_id, user_id, total, messages) SELECT {0}, i,"
                        + " CASE WHEN i % 2 = 0 THEN i % 40 ELSE i * 7919 % 100000 END, 1"
                        + " FROM generate_series(1, {1}) AS i",
                DSL.inline(GUILD.value()), DSL.inline(MEMBERS)));
        assertThat(standings.of(GUILD, new UserId(2)))
                .as("the first question sets the ranges up")
                .isPresent();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void everyRankAndPageIsExactWhileMembersRiseFallComeAndGo() {
        for (int round = 0; round < 12; round++) {
            change();
            assertRanksAreExact();
        }
    }

    private void change() {
        int step = random.nextInt(1, 5_000);
        String statement = switch (random.nextInt(5)) {
            case 0 -> "UPDATE xp.member SET total = total + " + step + " WHERE user_id % 3 = 0";
            case 1 -> "UPDATE xp.member SET total = greatest(0, total - " + step + ") WHERE user_id % 5 = 1";
            case 2 -> "UPDATE xp.member SET total = 0 WHERE user_id % 97 = " + step % 97;
            case 3 -> "DELETE FROM xp.member WHERE user_id % 89 = " + step % 89;
            default ->
                "INSERT INTO xp.member (guild_id, user_id, total) SELECT 7, " + random.nextInt(100, 20_000)
                        + " * 10000 + i, i % 50 FROM generate_series(1, 1500) AS i";
        };
        database.query(sql -> sql.execute(statement));
    }

    private void assertRanksAreExact() {
        List<Standing> expected = expected();
        assertThat(standings.size(GUILD)).isEqualTo(expected.size());
        assertThat(database.<Integer>query(
                        sql -> sql.selectCount().from(RANK_RANGE).fetchSingle().value1()))
                .as("ranges stay of some hundred members each")
                .isBetween(expected.size() / 1_024, 3 + expected.size() / 100);
        for (int i = 0; i < 20; i++) {
            int place = random.nextInt(expected.size());
            assertThat(standings.of(GUILD, expected.get(place).user())).contains(expected.get(place));
            assertThat(standings.page(GUILD, place, 10))
                    .isEqualTo(expected.subList(place, Math.min(place + 10, expected.size())));
        }
        assertThat(standings.page(GUILD, expected.size(), 10)).isEmpty();
    }

    private List<Standing> expected() {
        List<Standing> all = new ArrayList<>();
        database.query(sql -> sql.select(MEMBER.USER_ID, MEMBER.TOTAL, MEMBER.MESSAGES)
                        .from(MEMBER)
                        .where(MEMBER.GUILD_ID.eq(GUILD.value()), MEMBER.TOTAL.gt(0L))
                        .orderBy(MEMBER.TOTAL.desc(), MEMBER.USER_ID)
                        .fetch())
                .forEach(row ->
                        all.add(new Standing(new UserId(row.value1()), all.size() + 1L, row.value2(), row.value3())));
        return all;
    }

    @Test
    void writersBesideOneAnotherLoseNoCount() throws Exception {
        List<Future<?>> writers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int writer = 0; writer < 4; writer++) {
                int own = writer;
                writers.add(threads.submit(() -> {
                    for (int round = 0; round < 20; round++) {
                        int step = 10 + round;
                        // Members of its own, so that they wait for one another at the ranges alone.
                        database.query(sql -> sql.execute("UPDATE xp.member SET total = total + " + step * 13
                                + " WHERE user_id % 4 = " + own + " AND user_id % 20 = " + own));
                    }
                }));
            }
        }
        for (Future<?> writer : writers) {
            writer.get();
        }
        assertRanksAreExact();
    }

    @Test
    void noQuestionReadsMoreThanAFewRanges() {
        database.query(sql -> sql.execute("ANALYZE xp.member"));
        List<String> asked = new ArrayList<>();
        Standings observed = new Standings(new Observed(database, asked));
        observed.size(GUILD);
        asked.clear();
        observed.of(GUILD, new UserId(3_001));
        observed.page(GUILD, MEMBERS / 2, 10);
        assertThat(asked).hasSize(2);
        for (String question : asked) {
            assertThat(membersRead(question)).as("members read by %s", question).isBetween(1L, 1_100L);
        }
    }

    /** As PostgreSQL tells when it runs the question: rows of the table of members, by whatever way. */
    private long membersRead(String question) {
        String plan = database.query(sql -> String.valueOf(
                sql.fetchSingle("EXPLAIN (ANALYZE, FORMAT JSON) " + question).get(0)));
        try {
            long read = 0;
            for (JsonNode node : new JsonMapper().readTree(plan).findParents("Relation Name")) {
                if (node.path("Relation Name").asText().equals("member")) {
                    read += (long) (node.path("Actual Rows").asDouble()
                            + node.path("Rows Removed by Filter").asDouble());
                }
            }
            return read;
        } catch (com.fasterxml.jackson.core.JsonProcessingException unreadable) {
            throw new AssertionError("no plan: " + plan, unreadable);
        }
    }

    /** Keeps what was asked. */
    private record Observed(Database database, List<String> asked) implements Database {

        @Override
        public <T> T query(Function<DSLContext, T> work) {
            return database.query(sql -> work.apply(DSL.using(sql.configuration()
                    .derive(new CallbackExecuteListener().onExecuteStart(each -> {
                        if (each.query() != null) {
                            asked.add(each.query().getSQL(ParamType.INLINED));
                        }
                    })))));
        }

        @Override
        public <T> T transaction(Function<DSLContext, T> work) {
            throw new UnsupportedOperationException("ranks are read without a transaction");
        }
    }
}
