package dev.guildhall.xp.rank;

import static dev.guildhall.db.jooq.xp.Tables.BOARD;
import static dev.guildhall.db.jooq.xp.Tables.DAY;
import static dev.guildhall.db.jooq.xp.Tables.MEMBER;
import static dev.guildhall.db.jooq.xp.Tables.SCORE;
import static dev.guildhall.db.jooq.xp.Tables.SCORE_CHANGE;
import static dev.guildhall.db.jooq.xp.Tables.SCORE_RANGE;
import static dev.guildhall.db.jooq.xp.Tables.SCORE_SECTION;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.one;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;

import dev.guildhall.db.jooq.xp.Routines;
import dev.guildhall.db.jooq.xp.tables.records.BoardRecord;
import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.data.DatabaseUnavailableException;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.xp.ledger.Patience;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jooq.Condition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaderboards of so many rows that adding them up takes too long to do it each time. The first question about one adds it up,
 * while writers go on; from then on triggers move it in the transactions that change days (see {@code xp-board.sql}), so it is
 * exact, and its cost does not grow with the guild. What nobody looks at any more is forgotten. Thread-safe.
 */
public final class KeptBoards {

    private static final Logger LOG = LoggerFactory.getLogger(KeptBoards.class);

    /** So many rows are added up each time instead. */
    static final int MOST_ADDED_UP = 5_000;

    /**
     * Besides that of the ranks. Each costs the guild's writers something, and room; the one that nobody has looked at for longest
     * makes way.
     */
    static final int MOST_OF_GUILD = 8;

    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(2);
    private static final Duration TOUCHED_EVERY = Duration.ofMinutes(1);

    /** Writers of all guilds wait behind who waits for that lock, and a VACUUM may hold it for long. */
    private static final String LOCK_PATIENCE = "2s";

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    /** Far less than after what time a board is forgotten that is asked for. */
    private static final Duration REMEMBERED_FOR = Duration.ofMinutes(1);

    private static final int MOST_REMEMBERED = 20_000;
    private static final int DELETED_AT_ONCE = 20_000;

    private final Database database;
    private final InstantSource clock;
    private final int mostAddedUp;
    /** By the board's number. */
    private final ConcurrentMap<Long, CompletableFuture<Void>> building = new ConcurrentHashMap<>();

    /** One at a time: each holds a connection of the pool, which is small, for as long as it takes. */
    private final Semaphore builder = new Semaphore(1);

    private final BoardAllowance allowance;

    /** How guilds' ranks are told, which is asked for all the time. */
    private final ConcurrentMap<BoardKey, Remembered> ofRanks = new ConcurrentHashMap<>();

    private record Remembered(Optional<Ranks> ranks, Instant until) {}

    public KeptBoards(Database database, InstantSource clock) {
        this(database, clock, MOST_ADDED_UP);
    }

    /** @param mostAddedUp so many rows are added up each time instead */
    public KeptBoards(Database database, InstantSource clock, int mostAddedUp) {
        this.database = database;
        this.clock = clock;
        this.mostAddedUp = mostAddedUp;
        this.allowance = new BoardAllowance(clock);
    }

    /** What came of a look at a board. */
    public sealed interface Look {

        /** It is kept. */
        record Kept(Ranks ranks) implements Look {}

        /** It has so few rows that they are to be added up. */
        record Small() implements Look {}

        /** It is being added up, which takes longer than one wants to wait; then it is kept. */
        record AddingUp() implements Look {}

        /** It would have to be added up first, and that was done for this person or guild too often in the last hour. */
        record TooMany() implements Look {}
    }

    /**
     * Looks at a board. Where it is to be kept from now on, it is added up, whether somebody waits for it or not.
     *
     * @param counted for whom it counts where it has to be added up first; nobody where that may always be done
     * @param patience how long to wait for it then
     */
    public Look look(BoardKey key, Optional<UserId> counted, Duration patience) {
        Optional<BoardRecord> found = noted(key);
        if (found.isEmpty() && isSmall(key)) {
            return new Look.Small();
        }
        if (found.isEmpty() && counted.isPresent() && !allowance.take(key.guild(), counted.get())) {
            return new Look.TooMany();
        }
        Optional<BoardRecord> wanted = found.or(() -> note(key));
        if (wanted.isEmpty()) {
            return new Look.AddingUp();
        }
        BoardRecord board = wanted.get();
        if (board.getAskedAt().toInstant().isBefore(clock.instant().minus(TOUCHED_EVERY)) && !touch(board)) {
            // Forgotten at this very moment.
            return look(key, Optional.empty(), patience);
        }
        if (board.getState().equals("building")) {
            long id = board.getId();
            if (!build(key, id, patience)) {
                return new Look.AddingUp();
            }
            Optional<BoardRecord> built =
                    noted(key).filter(each -> each.getState().equals("kept"));
            if (built.isEmpty()) {
                // It made way while it was added up.
                return new Look.AddingUp();
            }
            board = built.get();
        }
        return new Look.Kept(new CountedRanks(database, key.guild(), board.getId()));
    }

    /**
     * A board that is kept; empty where it has so few rows that they are to be added up. Where it is to be kept from now on, it is
     * added up, whether somebody waits for it or not; empty where that takes longer than the patience lasts.
     */
    public Optional<Ranks> of(BoardKey key, Duration patience) {
        Remembered remembered = ofRanks.get(key);
        if (remembered != null && clock.instant().isBefore(remembered.until())) {
            return remembered.ranks();
        }
        return switch (look(key, Optional.empty(), patience)) {
            case Look.Kept(Ranks ranks) -> remember(key, Optional.of(ranks));
            case Look.Small _ -> remember(key, Optional.empty());
            case Look.AddingUp _ -> Optional.empty();
            case Look.TooMany _ -> throw new IllegalStateException("the board " + key + " counts for nobody");
        };
    }

    private Optional<Ranks> remember(BoardKey key, Optional<Ranks> found) {
        if (key.isOfRanks()) {
            if (ofRanks.size() >= MOST_REMEMBERED) {
                ofRanks.clear();
            }
            ofRanks.put(key, new Remembered(found, clock.instant().plus(REMEMBERED_FOR)));
        }
        return found;
    }

    /**
     * One for all who ask: whoever waits holds no connection. On a thread of its own, because a large guild takes longer than
     * anybody waits for an answer, and finds it ready when asking again.
     *
     * @return whether it ended in time; also where the board made way meanwhile
     */
    private boolean build(BoardKey key, long board, Duration patience) {
        CompletableFuture<Void> own = new CompletableFuture<>();
        CompletableFuture<Void> running = building.putIfAbsent(board, own);
        if (running == null) {
            running = own;
            Thread.ofVirtual().name("xp-board").start(() -> buildNow(key, board, own));
        }
        try {
            running.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException longer) {
            return false;
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the board " + key + " is still being added up", givenUp);
        } catch (ExecutionException failure) {
            if (noted(key).filter(each -> each.getId() == board).isEmpty()) {
                return true;
            }
            throw failure.getCause() instanceof RuntimeException known
                    ? known
                    : new IllegalStateException("the board " + key + " could not be added up", failure.getCause());
        }
    }

    private void buildNow(BoardKey key, long board, CompletableFuture<Void> told) {
        builder.acquireUninterruptibly();
        try {
            database.transaction(sql -> {
                Patience.take(sql);
                Routines.buildBoard(sql.configuration(), key.guild().value(), board);
                return true;
            });
            told.complete(null);
        } catch (Throwable failure) {
            // Whoever asked may have given up.
            LOG.warn("xp - the board {} could not be added up", key, failure);
            told.completeExceptionally(failure);
        } finally {
            builder.release();
            building.remove(board, told);
        }
    }

    private Optional<BoardRecord> noted(BoardKey key) {
        return database.query(sql -> sql.selectFrom(BOARD).where(is(key)).fetchOptional());
    }

    private static Condition is(BoardKey key) {
        return BOARD.GUILD_ID
                .eq(key.guild().value())
                .and(BOARD.KIND.eq(key.kind()))
                .and(BOARD.FIRST.eq(key.first()))
                .and(BOARD.LAST.eq(key.last()))
                .and(BOARD.STATE.ne(inline("dropped")));
    }

    private boolean isSmall(BoardKey key) {
        var rows = key.isOfAllTime()
                ? select(one())
                        .from(MEMBER)
                        .where(MEMBER.GUILD_ID.eq(key.guild().value()))
                : select(one())
                        .from(DAY)
                        .where(DAY.GUILD_ID.eq(key.guild().value()))
                        .and(DAY.DAY_.between(key.first(), key.last()));
        return database.<Integer>query(sql -> sql.fetchCount(rows.limit(mostAddedUp + 1))) <= mostAddedUp;
    }

    /** Notes that it is wanted; from then on no change of its days goes by. Empty where that cannot be at the moment. */
    private Optional<BoardRecord> note(BoardKey key) {
        try {
            noteNow(key);
        } catch (DatabaseUnavailableException busy) {
            if (isForLackOfTheLock(busy)) {
                return Optional.empty();
            }
            throw busy;
        }
        return noted(key);
    }

    private static boolean isForLackOfTheLock(Throwable failure) {
        return failure instanceof SQLException refused && LOCK_NOT_AVAILABLE.equals(refused.getSQLState())
                || failure.getCause() != null && isForLackOfTheLock(failure.getCause());
    }

    private void noteNow(BoardKey key) {
        database.transaction(sql -> {
            Patience.take(sql);
            // Waits for writers that are under way and know nothing of it; jOOQ cannot say it.
            sql.execute("SET LOCAL lock_timeout = {0}", inline(LOCK_PATIENCE));
            sql.execute("LOCK TABLE xp.day IN SHARE MODE");
            sql.execute("SET LOCAL lock_timeout = 0");
            sql.insertInto(BOARD, BOARD.GUILD_ID, BOARD.KIND, BOARD.FIRST, BOARD.LAST, BOARD.ASKED_AT)
                    .values(
                            key.guild().value(),
                            key.kind(),
                            key.first(),
                            key.last(),
                            clock.instant().atOffset(ZoneOffset.UTC))
                    .onConflictDoNothing()
                    .execute();
            return sql.update(BOARD)
                    .set(BOARD.STATE, "dropped")
                    .where(BOARD.GUILD_ID.eq(key.guild().value()))
                    .and(BOARD.ID.in(select(BOARD.ID)
                            .from(BOARD)
                            .where(BOARD.GUILD_ID.eq(key.guild().value()))
                            .and(BOARD.STATE.ne(inline("dropped")))
                            .andNot(is(BoardKey.ofRanks(key.guild())))
                            // The new one stays, whatever other processes' clocks say, and so does what somebody waits
                            // for.
                            .orderBy(
                                    when(is(key), inline(0))
                                            .when(BOARD.STATE.eq(inline("building")), inline(1))
                                            .otherwise(inline(2)),
                                    BOARD.ASKED_AT.desc(),
                                    BOARD.ID.desc())
                            .offset(MOST_OF_GUILD)))
                    .execute();
        });
    }

    /** Whether it is still there. */
    private boolean touch(BoardRecord board) {
        return database.<Integer>query(sql -> sql.update(BOARD)
                        .set(BOARD.ASKED_AT, clock.instant().atOffset(ZoneOffset.UTC))
                        .where(BOARD.GUILD_ID.eq(board.getGuildId()), BOARD.ID.eq(board.getId()))
                        .and(BOARD.STATE.ne(inline("dropped")))
                        .execute())
                > 0;
    }

    /** Forgets boards that nobody has looked at for two days, some rows at a time. Called now and then, by any process. */
    public void tidy() {
        Instant before = clock.instant().minus(FORGOTTEN_AFTER);
        database.query(sql -> sql.update(BOARD)
                .set(BOARD.STATE, "dropped")
                .where(BOARD.ASKED_AT.lt(before.atOffset(ZoneOffset.UTC)), BOARD.STATE.ne(inline("dropped")))
                .execute());
        database.query(sql ->
                        sql.selectFrom(BOARD).where(BOARD.STATE.eq("dropped")).fetch())
                .forEach(this::delete);
        // Of boards that went with their guild.
        database.query(sql -> sql.deleteFrom(SCORE_CHANGE)
                .whereNotExists(select(one())
                        .from(BOARD)
                        .where(BOARD.GUILD_ID.eq(SCORE_CHANGE.GUILD_ID), BOARD.ID.eq(SCORE_CHANGE.BOARD_ID)))
                .execute());
    }

    private void delete(BoardRecord board) {
        Condition scores = SCORE.GUILD_ID.eq(board.getGuildId()).and(SCORE.BOARD_ID.eq(board.getId()));
        int deleted = DELETED_AT_ONCE;
        while (deleted == DELETED_AT_ONCE) {
            deleted = database.query(sql -> sql.deleteFrom(SCORE)
                    .where(row(SCORE.GUILD_ID, SCORE.BOARD_ID, SCORE.USER_ID)
                            .in(select(SCORE.GUILD_ID, SCORE.BOARD_ID, SCORE.USER_ID)
                                    .from(SCORE)
                                    .where(scores)
                                    .limit(DELETED_AT_ONCE)))
                    .execute());
        }
        database.transaction(sql -> sql.deleteFrom(SCORE_SECTION)
                        .where(SCORE_SECTION.GUILD_ID.eq(board.getGuildId()), SCORE_SECTION.BOARD_ID.eq(board.getId()))
                        .execute()
                + sql.deleteFrom(SCORE_RANGE)
                        .where(SCORE_RANGE.GUILD_ID.eq(board.getGuildId()), SCORE_RANGE.BOARD_ID.eq(board.getId()))
                        .execute()
                + sql.deleteFrom(SCORE_CHANGE)
                        .where(SCORE_CHANGE.GUILD_ID.eq(board.getGuildId()), SCORE_CHANGE.BOARD_ID.eq(board.getId()))
                        .execute()
                + sql.deleteFrom(BOARD)
                        .where(BOARD.GUILD_ID.eq(board.getGuildId()), BOARD.ID.eq(board.getId()))
                        .execute());
    }
}
