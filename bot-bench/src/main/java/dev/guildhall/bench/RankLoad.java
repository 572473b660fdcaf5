package dev.guildhall.bench;

import dev.guildhall.core.database.PooledDatabase;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.xp.rank.BoardKey;
import dev.guildhall.xp.rank.KeptBoards;
import dev.guildhall.xp.rank.Standings;
import dev.guildhall.xp.view.Board;
import dev.guildhall.xp.view.Boards;
import dev.guildhall.xp.view.Kind;
import dev.guildhall.xp.view.Period;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jooq.impl.DSL;

/**
 * Ranks and pages of a guild of a million members and of one of a thousand, asked in turn while some thousand members a second
 * earn XP in the large one. Times are those of a caller in the same machine.
 */
final class RankLoad {

    private static final GuildId LARGE = new GuildId(1_000_001);
    private static final GuildId SMALL = new GuildId(1_000_002);
    private static final int LARGE_SIZE = 1_000_000;
    private static final int SMALL_SIZE = 1_000;
    private static final int QUESTIONS = 2_000;
    private static final int WARM_UP = 300;

    private RankLoad() {}

    /** What was measured, in milliseconds. */
    private record Result(Sample largeRank, Sample smallRank, Sample largePage, Sample smallPage) {}

    static void run(RunningDatabase running, Report.Part part) throws InterruptedException {
        Result result = measure(running);
        part.hold("rank of any of 1,000,000 members", result.largeRank(), Goal.atMost(5))
                .tell("rank of any of 1,000 members", result.smallRank())
                .hold(
                        "the one as a multiple of the other, p50",
                        times(result.largeRank(), result.smallRank(), 0.5),
                        "",
                        Goal.atMost(2))
                .hold(
                        "the one as a multiple of the other, p99",
                        times(result.largeRank(), result.smallRank(), 0.99),
                        "",
                        Goal.atMost(2))
                .hold("any page of 1,000,000 members", result.largePage(), Goal.atMost(10))
                .tell("any page of 1,000 members", result.smallPage())
                .hold(
                        "the one as a multiple of the other, p50",
                        times(result.largePage(), result.smallPage(), 0.5),
                        "",
                        Goal.atMost(2))
                .hold(
                        "the one as a multiple of the other, p99",
                        times(result.largePage(), result.smallPage(), 0.99),
                        "",
                        Goal.atMost(2));
    }

    private static double times(Sample large, Sample small, double quantile) {
        return large.quantile(quantile) / small.quantile(quantile);
    }

    private static Result measure(RunningDatabase running) throws InterruptedException {
        try (PooledDatabase database = new PooledDatabase(running.options(4))) {
            fill(database, LARGE, LARGE_SIZE);
            fill(database, SMALL, SMALL_SIZE);
            database.query(sql -> sql.execute("VACUUM ANALYZE xp.member"));
            KeptBoards kept = new KeptBoards(database, InstantSource.system());
            // The first who asks does not wait for it.
            if (kept.of(BoardKey.ofRanks(LARGE), Duration.ofMinutes(10)).isEmpty()) {
                throw new IllegalStateException("the ranks of the large guild were not added up in ten minutes");
            }
            Standings standings = new Standings(database, kept);
            Boards boards = new Boards(database, kept);
            AtomicBoolean done = new AtomicBoolean();
            Thread writer = Thread.ofVirtual().name("writer").start(() -> write(database, done));
            try {
                return ask(standings, boards);
            } finally {
                done.set(true);
                writer.join();
                database.query(sql -> sql.execute(
                        "WITH days AS (DELETE FROM xp.day WHERE guild_id IN ({0}, {1}))"
                                + " DELETE FROM xp.member WHERE guild_id IN ({0}, {1})",
                        DSL.inline(LARGE.value()), DSL.inline(SMALL.value())));
            }
        }
    }

    private static void fill(PooledDatabase database, GuildId guild, int size) {
        // Most have little and few have much, as in real guilds.
        database.query(sql -> sql.execute(
                "INSERT INTO xp.member (guild_id, user_id, total, messages)"
                        + " SELECT {0}, i, 1 + (5000 * -ln(random()))::bigint, 1 FROM generate_series(1, {1}) AS i",
                DSL.inline(guild.value()), DSL.inline(size)));
    }

    /** Groups of 500 members ten times a second, as the writer of credits does it. */
    private static void write(PooledDatabase database, AtomicBoolean done) {
        while (!done.get()) {
            database.query(sql -> sql.execute(
                    "WITH chosen AS (SELECT DISTINCT 1 + (random() * {1})::bigint AS id FROM generate_series(1, 500)),"
                            + " moved AS (UPDATE xp.member SET total = total + 20 FROM chosen"
                            + " WHERE guild_id = {0} AND user_id = chosen.id)"
                            + " INSERT INTO xp.day (guild_id, user_id, day, amount, messages)"
                            + " SELECT {0}, id, current_date, 20, 1 FROM chosen ON CONFLICT (guild_id, user_id, day)"
                            + " DO UPDATE SET amount = day.amount + 20, messages = day.messages + 1",
                    DSL.inline(LARGE.value()), DSL.inline(LARGE_SIZE - 1)));
            LockSupport.parkNanos(100_000_000);
        }
    }

    private static Result ask(Standings standings, Boards boards) {
        Random random = new Random(1);
        List<Double> largeRank = new ArrayList<>();
        List<Double> smallRank = new ArrayList<>();
        List<Double> largePage = new ArrayList<>();
        List<Double> smallPage = new ArrayList<>();
        for (int i = 0; i < WARM_UP + QUESTIONS; i++) {
            largeRank.add(millis(() -> standings.of(LARGE, new UserId(1 + random.nextInt(LARGE_SIZE)))));
            smallRank.add(millis(() -> standings.of(SMALL, new UserId(1 + random.nextInt(SMALL_SIZE)))));
            largePage.add(millis(() -> page(boards, LARGE, random.nextInt(LARGE_SIZE))));
            smallPage.add(millis(() -> page(boards, SMALL, random.nextInt(SMALL_SIZE))));
        }
        return new Result(sample(largeRank), sample(smallRank), sample(largePage), sample(smallPage));
    }

    /** As the command shows it: with how many there are, and the own place of who asks. */
    private static void page(Boards boards, GuildId guild, int rank) {
        boards.page(guild, Kind.XP, new Period.Always(), new UserId(1), Board.pageOf(1 + rank));
    }

    private static Sample sample(List<Double> millis) {
        return Sample.of(millis.stream().skip(WARM_UP).mapToDouble(each -> each));
    }

    private static double millis(Runnable question) {
        long begun = System.nanoTime();
        question.run();
        return (System.nanoTime() - begun) / 1e6;
    }
}
