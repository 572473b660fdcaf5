package dev.guildhall.xp.rank;

import static dev.guildhall.db.jooq.xp.Tables.BOARD;
import static dev.guildhall.db.jooq.xp.Tables.SCORE;
import static dev.guildhall.db.jooq.xp.Tables.SCORE_RANGE;
import static dev.guildhall.db.jooq.xp.Tables.SCORE_SECTION;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.testkit.Await;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestPostgres;
import dev.guildhall.xp.privacy.XpPersonalData;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.conf.ParamType;
import org.jooq.impl.CallbackExecuteListener;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Boards of so many rows that the database keeps them: exact whatever happens, and read without a look at the guild's rows. */
class KeptBoardsIT {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final GuildId GUILD = new GuildId(7);
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);
    private static final int MEMBERS = 6_000;
    private static final List<BoardKey> KEYS = List.of(
            BoardKey.ofAllTime(GUILD, "xp"),
            BoardKey.ofAllTime(GUILD, "messages"),
            BoardKey.ofAllTime(GUILD, "voice"),
            new BoardKey(GUILD, "xp", FIRST, FIRST.plusDays(6)),
            new BoardKey(GUILD, "messages", FIRST, FIRST.plusDays(29)));

    private final TestDatabase database = TestPostgres.freshDatabase();
    private final AtomicReference<Instant> clock = new AtomicReference<>(Instant.parse("2026-11-29T12:00:00Z"));
    private final KeptBoards boards = new KeptBoards(database, clock::get);
    private final Random random = new Random(20_261_129);

    @BeforeEach
    void fill() {
        days(1, MEMBERS, 0);
        days(1, MEMBERS, 8);
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** Totals move with the days, as whatever credits or edits does it. */
    private void days(int from, int to, int day) {
        String earned = " SELECT 7 AS guild_id, i AS user_id, date '" + FIRST.plusDays(day) + "' AS day,"
                + " i * 7919 % 3000 + i % 50 AS amount, i % 50 AS adjustments, i % 97 AS messages,"
                + " i * 31 % 500 AS voice_minutes, CASE WHEN i % 5 = 0 THEN 1000 ELSE 0 END AS brought"
                + " FROM generate_series(" + from + ", " + to + ") i";
        database.transaction(
                sql -> sql.execute("INSERT INTO xp.member (guild_id, user_id, total, messages, voice_minutes)"
                                + " SELECT guild_id, user_id, amount, messages + brought, voice_minutes FROM (" + earned
                                + ") AS earned ON CONFLICT (guild_id, user_id) DO UPDATE SET"
                                + " total = member.total + excluded.total, messages = member.messages + excluded.messages,"
                                + " voice_minutes = member.voice_minutes + excluded.voice_minutes")
                        + sql.execute(
                                "INSERT INTO xp.day (guild_id, user_id, day, amount, adjustments, messages, voice_minutes, brought)"
                                        + earned + " ON CONFLICT (guild_id, user_id, day) DO UPDATE SET"
                                        + " amount = day.amount + excluded.amount, adjustments = day.adjustments + excluded.adjustments,"
                                        + " messages = day.messages + excluded.messages, brought = day.brought + excluded.brought,"
                                        + " voice_minutes = day.voice_minutes + excluded.voice_minutes"));
    }

    private Ranks kept(BoardKey key) {
        return boards.of(key, LONG).orElseThrow();
    }

    private List<Standing> expected(BoardKey key) {
        String value = switch (key.kind()) {
            case "xp" -> key.isOfAllTime() ? "sum(amount)" : "sum(amount - adjustments)";
            case "messages" -> key.isOfAllTime() ? "sum(messages + brought)" : "sum(messages)";
            default -> "sum(voice_minutes)";
        };
        List<Standing> all = new ArrayList<>();
        database.query(sql -> sql.fetch("SELECT user_id, " + value + "::bigint AS value FROM xp.day WHERE guild_id = 7"
                        + " AND day BETWEEN date '" + key.first() + "' AND date '" + key.last()
                        + "' GROUP BY user_id HAVING " + value + " > 0 ORDER BY value DESC, user_id"))
                .forEach(row -> all.add(new Standing(
                        new UserId(row.get("user_id", Long.class)), all.size() + 1L, row.get("value", Long.class))));
        return all;
    }

    private void assertExact(BoardKey key) {
        List<Standing> expected = expected(key);
        Ranks ranks = kept(key);
        assertThat(ranks.page(0, 1).size()).as(key.toString()).isEqualTo(expected.size());
        for (int i = 0; i < 10; i++) {
            int place = random.nextInt(expected.size());
            assertThat(ranks.of(expected.get(place).user())).contains(expected.get(place));
            assertThat(ranks.page(place, 10))
                    .isEqualTo(new Ranks.Page(
                            expected.size(), expected.subList(place, Math.min(place + 10, expected.size()))));
        }
    }

    @Test
    void everyPlaceIsExactWhileDaysChangeComeAndGo() {
        KEYS.forEach(this::assertExact);
        for (int round = 0; round < 8; round++) {
            int step = random.nextInt(1, 900);
            String statement = switch (random.nextInt(4)) {
                case 0 ->
                    "UPDATE xp.day SET amount = amount + " + step + ", messages = messages + 1 WHERE user_id % 3 = 0";
                case 1 ->
                    "UPDATE xp.day SET brought = 0, amount = amount - adjustments, adjustments = 0 WHERE user_id % 10 = 5";
                case 2 -> "DELETE FROM xp.day WHERE user_id % 89 = " + step % 89;
                default -> "UPDATE xp.day SET voice_minutes = voice_minutes + " + step + " WHERE user_id % 7 = 1";
            };
            database.query(sql -> sql.execute(statement));
            days(1 + step, 4_000 + step, random.nextInt(12));
            KEYS.forEach(this::assertExact);
        }
        assertThat(database.<Integer>query(sql -> sql.fetchCount(SCORE_RANGE)))
                .as("ranges stay of some hundred members each")
                .isLessThan(KEYS.size() * (3 + 11_000 / 32));
        assertCounted();
    }

    /** Members move between the sections of a large guild, gather in a few of them, and go. */
    @Test
    void countsAgreeWhereverManyMove() {
        BoardKey messages = BoardKey.ofAllTime(GUILD, "messages");
        database.query(sql -> sql.execute("INSERT INTO xp.member (guild_id, user_id, messages)"
                + " SELECT 7, i, 0 FROM generate_series(6001, 60000) i ON CONFLICT DO NOTHING"));
        assertExact(messages);
        for (String change : List.of(
                "INSERT INTO xp.day (guild_id, user_id, day, messages) SELECT 7, i, date '2026-11-20', i"
                        + " FROM generate_series(6001, 60000) i",
                "UPDATE xp.day SET messages = messages + 30000 WHERE user_id % 2 = 0",
                "UPDATE xp.day SET messages = 50000 + user_id % 10 WHERE user_id BETWEEN 10000 AND 40000",
                "DELETE FROM xp.day WHERE user_id BETWEEN 9000 AND 45000 AND user_id % 50 > 0",
                "DELETE FROM xp.day WHERE user_id > 6000")) {
            database.query(sql -> sql.execute(change));
            assertCounted();
            assertExact(messages);
        }
        assertThat(database.<Integer>query(sql -> sql.fetchCount(SCORE_SECTION)))
                .as("sections that are hardly used any more are joined")
                .isLessThan(6);
    }

    /** Each range has counted its scores, each section its ranges, and each section begins with a range. */
    private void assertCounted() {
        assertThat(wrong("score_range", "xp.score s WHERE s.value > 0", "(s.value, -s.user_id)", "count(*)"))
                .as("ranges that do not agree with the scores")
                .isEmpty();
        assertThat(wrong("score_section", "xp.score_range s WHERE true", "(s.low_value, s.low_tie)", "sum(s.members)"))
                .as("sections that do not agree with their ranges")
                .isEmpty();
        String places = "SELECT guild_id, board_id, low_value, low_tie FROM ";
        assertThat(rows(places + "xp.score_section EXCEPT " + places + "xp.score_range"))
                .as("sections that begin in the middle of a range")
                .isEmpty();
    }

    private List<String> wrong(String counts, String counted, String place, String count) {
        return rows("SELECT c.* FROM (SELECT *, lead(low_value, 1, 9223372036854775807) OVER w AS high_value,"
                + " lead(low_tie, 1, 1::bigint) OVER w AS high_tie FROM xp." + counts
                + " WINDOW w AS (PARTITION BY guild_id, board_id ORDER BY low_value, low_tie)) c"
                + " WHERE members <> (SELECT coalesce(" + count + ", 0) FROM " + counted
                + " AND s.guild_id = c.guild_id AND s.board_id = c.board_id"
                + " AND " + place + " >= (c.low_value, c.low_tie) AND " + place + " < (c.high_value, c.high_tie))");
    }

    private List<String> rows(String question) {
        return database.query(sql -> sql.fetch(question).map(Object::toString));
    }

    @Test
    void boardIsExactThoughOthersWriteWhileItIsBuilt() throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        List<Future<?>> writers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int writer = 0; writer < 3; writer++) {
                int own = writer * 2_000;
                writers.add(threads.submit(() -> {
                    for (int round = 0; !enough.get(); round++) {
                        days(own + 1 + round % 50, own + 300 + round % 50, round % 7);
                    }
                }));
            }
            KEYS.forEach(this::kept);
            enough.set(true);
        }
        for (Future<?> writer : writers) {
            writer.get();
        }
        KEYS.forEach(this::assertExact);
    }

    @Test
    void writersBesideOneAnotherLoseNoCount() throws Exception {
        KEYS.forEach(this::kept);
        List<Future<?>> writers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int writer = 0; writer < 4; writer++) {
                int own = writer;
                writers.add(threads.submit(() -> {
                    for (int round = 0; round < 20; round++) {
                        int step = 13 * (10 + round);
                        // Members of its own, so that they wait for one another at the boards alone.
                        database.query(sql -> sql.execute("UPDATE xp.day SET amount = amount + " + step
                                + " WHERE day = date '" + FIRST + "' AND user_id % 20 = " + own));
                    }
                }));
            }
        }
        for (Future<?> writer : writers) {
            writer.get();
        }
        KEYS.forEach(this::assertExact);
    }

    @Test
    void whoIsErasedIsOnNoBoard() {
        // More than the days say, as where somebody changed the table by hand.
        database.query(sql -> sql.execute("UPDATE xp.member SET total = total + 5 WHERE user_id = 4001"));
        // Whose wish to earn nothing is kept.
        database.query(sql -> sql.execute("UPDATE xp.member SET opted_out_from = now() WHERE user_id = 5001"));
        KEYS.forEach(this::kept);
        XpPersonalData personal = new XpPersonalData(database, Clock.systemUTC());

        personal.erase(new UserId(3_001));
        personal.erase(new UserId(4_001));
        personal.erase(new UserId(5_001));

        assertThat(database.<Integer>query(sql -> sql.fetchCount(SCORE, SCORE.USER_ID.in(3_001L, 4_001L, 5_001L))))
                .isZero();
        clock.set(clock.get().plusSeconds(120));
        KEYS.forEach(this::assertExact);
    }

    @Test
    void boardOfTheRanksStaysThoughManyOthersAreLookedAt() {
        BoardKey ranks = BoardKey.ofRanks(GUILD);
        kept(ranks);
        for (int i = 0; i < KeptBoards.MOST_OF_GUILD + 1; i++) {
            clock.set(clock.get().plusSeconds(120));
            kept(BoardKey.ofDays(GUILD, "xp", FIRST, FIRST.plusDays(i)));
        }
        boards.tidy();
        assertThat(database.<Integer>query(sql -> sql.fetchCount(BOARD))).isEqualTo(KeptBoards.MOST_OF_GUILD + 1);
        days(1, 50, 9);
        assertExact(ranks);
    }

    @Test
    void daysBeforeDiscordAreNotAllTime() {
        BoardKey years = BoardKey.ofDays(GUILD, "xp", LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31));

        assertThat(years.isOfAllTime()).isFalse();
        assertExact(years);
    }

    @Test
    void manyWhoAskAtOnceWaitForOneBuild() throws Exception {
        AtomicInteger builds = new AtomicInteger();
        KeptBoards asked = new KeptBoards(new Counting(database, "build_board", builds), clock::get);
        List<Future<Optional<Ranks>>> asking = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                asking.add(threads.submit(() -> asked.of(BoardKey.ofRanks(GUILD), LONG)));
            }
        }
        for (Future<Optional<Ranks>> each : asking) {
            assertThat(each.get().orElseThrow().page(0, 1).size())
                    .isEqualTo(expected(BoardKey.ofRanks(GUILD)).size());
        }
        assertThat(builds).hasValue(1);
    }

    /** Counts the statements of transactions that hold a word. */
    private record Counting(Database database, String word, AtomicInteger found) implements Database {

        @Override
        public <T> T query(Function<DSLContext, T> work) {
            return database.query(work);
        }

        @Override
        public <T> T transaction(Function<DSLContext, T> work) {
            return database.transaction(sql -> work.apply(DSL.using(sql.configuration()
                    .derive(new CallbackExecuteListener().onExecuteStart(each -> {
                        if (String.valueOf(each.sql()).contains(word)) {
                            found.incrementAndGet();
                        }
                    })))));
        }
    }

    @Test
    void whoDoesNotWaitIsToldThatItIsAddedUpAndFindsItReadyLater() {
        BoardKey week = KEYS.get(3);
        assertThat(boards.look(week, Optional.empty(), Duration.ZERO)).isInstanceOf(KeptBoards.Look.AddingUp.class);
        Await.until(
                "it is kept", () -> boards.look(week, Optional.empty(), Duration.ZERO) instanceof KeptBoards.Look.Kept);
        assertExact(week);
    }

    @Test
    void daysOfChoiceAreAddedUpForAPersonAndAGuildSomeTimesAnHourOnly() {
        List<Class<?>> ofFirst = new ArrayList<>();
        for (int i = 0; i <= BoardAllowance.OF_PERSON; i++) {
            ofFirst.add(looked(i, 1));
        }
        assertThat(ofFirst.subList(0, BoardAllowance.OF_PERSON)).containsOnly(KeptBoards.Look.Kept.class);
        assertThat(ofFirst.getLast()).isEqualTo(KeptBoards.Look.TooMany.class);
        assertThat(looked(0, 1)).as("what is there already").isEqualTo(KeptBoards.Look.Kept.class);

        for (int i = BoardAllowance.OF_PERSON; i < BoardAllowance.OF_GUILD; i++) {
            assertThat(looked(i, 2)).isEqualTo(KeptBoards.Look.Kept.class);
        }
        assertThat(looked(BoardAllowance.OF_GUILD, 3)).isEqualTo(KeptBoards.Look.TooMany.class);
        kept(BoardKey.ofRanks(GUILD));
        clock.set(clock.get().plus(Duration.ofHours(1)));
        assertThat(looked(BoardAllowance.OF_GUILD, 3)).isEqualTo(KeptBoards.Look.Kept.class);
    }

    private Class<?> looked(int days, int person) {
        return boards.look(
                        BoardKey.ofDays(GUILD, "xp", FIRST, FIRST.plusDays(days)),
                        Optional.of(new UserId(person)),
                        Duration.ofMinutes(1))
                .getClass();
    }

    @Test
    void fewRowsAreAddedUpEachTime() {
        assertThat(boards.of(new BoardKey(GUILD, "xp", FIRST.plusDays(20), FIRST.plusDays(20)), LONG))
                .isEmpty();
        assertThat(boards.of(BoardKey.ofAllTime(new GuildId(8), "voice"), LONG)).isEmpty();
    }

    @Test
    void boardThatNobodyLooksAtIsForgottenAndComesBack() {
        BoardKey week = KEYS.get(3);
        kept(week);
        clock.set(clock.get().plusSeconds(3 * 86_400));
        kept(KEYS.getFirst());
        boards.tidy();
        assertThat(database.<Integer>query(sql -> sql.fetchCount(BOARD))).isOne();
        assertThat(database.<Integer>query(sql -> sql.fetchCount(SCORE)))
                .isEqualTo(expected(KEYS.getFirst()).size());
        days(1, 100, 3);
        assertExact(week);
    }

    @Test
    void guildHasSoManyBoardsAtMost() {
        for (int i = 0; i < KeptBoards.MOST_OF_GUILD + 3; i++) {
            clock.set(clock.get().plusSeconds(1));
            kept(new BoardKey(GUILD, "xp", FIRST, FIRST.plusDays(i)));
        }
        boards.tidy();
        assertThat(database.<Integer>query(sql -> sql.fetchCount(BOARD))).isEqualTo(KeptBoards.MOST_OF_GUILD);
        assertExact(new BoardKey(GUILD, "xp", FIRST, FIRST.plusDays(KeptBoards.MOST_OF_GUILD + 2)));
    }

    @Test
    void noQuestionReadsMoreThanAFewRanges() {
        KEYS.forEach(this::kept);
        database.query(
                sql -> sql.execute("ANALYZE xp.score, xp.score_range, xp.score_section, xp.board, xp.day, xp.member"));
        for (BoardKey key : KEYS) {
            List<String> asked = new ArrayList<>();
            Ranks observed = new KeptBoards(new Observed(database, asked), clock::get)
                    .of(key, LONG)
                    .orElseThrow();
            observed.of(new UserId(3_001));
            observed.page(MEMBERS / 2, 10);
            assertThat(asked).hasSize(3);
            for (String question : asked) {
                String plan = plan(question);
                assertThat(read(plan, "score"))
                        .as("scores read by %s", question)
                        .isLessThan(300L);
                assertThat(read(plan, "day") + read(plan, "member"))
                        .as("rows of the guild read by %s", question)
                        .isZero();
            }
        }
    }

    private String plan(String question) {
        return database.query(sql -> String.valueOf(
                sql.fetchSingle("EXPLAIN (ANALYZE, FORMAT JSON) " + question).get(0)));
    }

    /** As PostgreSQL tells when it runs the question: rows of a table, by whatever way. */
    private static long read(String plan, String table) {
        try {
            long read = 0;
            for (JsonNode node : new JsonMapper().readTree(plan).findParents("Relation Name")) {
                if (node.path("Relation Name").asText().equals(table)) {
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
            throw new UnsupportedOperationException("a board that is kept is read without a transaction");
        }
    }
}
