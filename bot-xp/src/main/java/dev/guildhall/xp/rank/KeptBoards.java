package dev.guildhall.xp.rank;

import static dev.guildhall.db.jooq.xp.Tables.BOARD;
import static dev.guildhall.db.jooq.xp.Tables.DAY;
import static dev.guildhall.db.jooq.xp.Tables.MEMBER;
import static dev.guildhall.db.jooq.xp.Tables.SCORE;
import static dev.guildhall.db.jooq.xp.Tables.SCORE_CHANGE;
import static dev.guildhall.db.jooq.xp.Tables.SCORE_RANGE;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.one;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;

import dev.guildhall.db.jooq.xp.Routines;
import dev.guildhall.db.jooq.xp.tables.records.BoardRecord;
import dev.guildhall.spi.data.Database;
import dev.guildhall.xp.ledger.Patience;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jooq.Condition;

/**
 * Leaderboards of so many rows that adding them up takes too long to do it each time. The first question about one adds it up,
 * while writers go on; from then on triggers move it in the transactions that change days (see {@code xp-board.sql}), so it is
 * exact, and its cost does not grow with the guild. What nobody looks at any more is forgotten. Thread-safe.
 */
public final class KeptBoards {

    /** So many rows are added up each time instead. */
    static final int MOST_ADDED_UP = 5_000;

    /** Each costs the guild's writers something, and room; the one that nobody has looked at for longest makes way. */
    static final int MOST_OF_GUILD = 8;

    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(2);
    private static final Duration TOUCHED_EVERY = Duration.ofHours(1);
    private static final int DELETED_AT_ONCE = 20_000;

    private final Database database;
    private final InstantSource clock;

    public KeptBoards(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A board that is kept; empty where it has so few rows that they are to be added up. */
    public Optional<Ranks> of(BoardKey key) {
        Optional<BoardRecord> found = find(key);
        if (found.isEmpty() && isSmall(key)) {
            return Optional.empty();
        }
        BoardRecord board = found.orElseGet(() -> note(key));
        if (board.getState().equals("building")) {
            database.transaction(sql -> {
                Patience.take(sql);
                Routines.buildBoard(sql.configuration(), key.guild().value(), board.getId());
                return true;
            });
        } else if (board.getAskedAt().toInstant().isBefore(clock.instant().minus(TOUCHED_EVERY))) {
            touch(board);
        }
        return Optional.of(new CountedRanks(database, key.guild(), board.getId()));
    }

    private Optional<BoardRecord> find(BoardKey key) {
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
        return database.<Integer>query(sql -> sql.fetchCount(rows.limit(MOST_ADDED_UP + 1))) <= MOST_ADDED_UP;
    }

    /** Notes that it is wanted; from then on no change of its days goes by. */
    private BoardRecord note(BoardKey key) {
        database.transaction(sql -> {
            Patience.take(sql);
            // Waits for writers that are under way and know nothing of it; jOOQ cannot say it.
            sql.execute("LOCK TABLE xp.day IN SHARE MODE");
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
                            .orderBy(BOARD.ASKED_AT.desc(), BOARD.ID.desc())
                            .offset(MOST_OF_GUILD)))
                    .execute();
        });
        return find(key).orElseThrow(() -> new IllegalStateException("the board " + key + " was dropped at once"));
    }

    private void touch(BoardRecord board) {
        database.query(sql -> sql.update(BOARD)
                .set(BOARD.ASKED_AT, clock.instant().atOffset(ZoneOffset.UTC))
                .where(BOARD.GUILD_ID.eq(board.getGuildId()), BOARD.ID.eq(board.getId()))
                .execute());
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
        database.transaction(sql -> sql.deleteFrom(SCORE_RANGE)
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
