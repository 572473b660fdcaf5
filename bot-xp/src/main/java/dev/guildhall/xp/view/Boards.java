package dev.guildhall.xp.view;

import static dev.guildhall.db.jooq.xp.Tables.DAY;
import static dev.guildhall.db.jooq.xp.Tables.MEMBER;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.xp.rank.BoardKey;
import dev.guildhall.xp.rank.KeptBoards;
import dev.guildhall.xp.rank.Ranks;
import dev.guildhall.xp.rank.Standing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.CommonTableExpression;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.Record4;
import org.jooq.Select;

/**
 * Reads leaderboards. Those of a period count what was earned, without edits and imports. Where the rows of the guild are few, they
 * are added up and sorted; where they are many, a board that the database keeps tells. Thread-safe.
 */
public record Boards(Database database, KeptBoards kept) {

    private static final Field<Long> VALUE = field(name("value"), Long.class);
    private static final Field<Long> USER = field(name("user_id"), Long.class);

    /** How long somebody waits for a board that is added up. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    /** What came of a look at a page. */
    public sealed interface Look {

        record Page(Board board) implements Look {}

        /** It is being added up, and ready in a minute or so. */
        record AddingUp() implements Look {}

        /** It would have to be added up first, and that was done for this person or guild too often in the last hour. */
        record TooMany() implements Look {}
    }

    /**
     * A page; the last one where the offset lies beyond it.
     *
     * @param offset how many places to leave out: a multiple of {@link Board#PAGE}
     */
    public Look page(GuildId guild, Kind kind, Period period, UserId asker, long offset) {
        // Of the periods with a name there are few, and everybody looks at the same ones.
        boolean chosen = period instanceof Period.Days days && days.name() == Period.Name.CHOSEN;
        Optional<UserId> counted = chosen ? Optional.of(asker) : Optional.empty();
        return switch (kept.look(key(guild, kind, period), counted, PATIENCE)) {
            case KeptBoards.Look.Kept(Ranks ranks) -> new Look.Page(ranked(ranks, asker, offset));
            case KeptBoards.Look.Small _ -> {
                Board board = sums(guild, kind, period, asker, offset);
                boolean beyond = board.places().isEmpty() && board.members() > 0;
                yield new Look.Page(beyond ? sums(guild, kind, period, asker, board.lastOffset()) : board);
            }
            case KeptBoards.Look.AddingUp _ -> new Look.AddingUp();
            case KeptBoards.Look.TooMany _ -> new Look.TooMany();
        };
    }

    private static BoardKey key(GuildId guild, Kind kind, Period period) {
        return switch (period) {
            case Period.Always() -> BoardKey.ofAllTime(guild, kind.word());
            case Period.Days days -> BoardKey.ofDays(guild, kind.word(), days.first(), days.last());
        };
    }

    private static Board ranked(Ranks ranks, UserId asker, long offset) {
        Ranks.Page page = ranks.page(offset, Board.PAGE);
        long start = offset;
        if (page.standings().isEmpty() && page.size() > 0) {
            start = Board.pageOf(page.size());
            page = ranks.page(start, Board.PAGE);
        }
        List<Board.Place> places = page.standings().stream().map(Boards::place).toList();
        Optional<Board.Place> shown =
                places.stream().filter(place -> place.user().equals(asker)).findFirst();
        Optional<Board.Place> own = shown.or(() -> ranks.of(asker).map(Boards::place));
        return new Board(page.size(), page.size() == 0 ? 0 : start, places, own);
    }

    private static Board.Place place(Standing standing) {
        return new Board.Place(standing.rank(), standing.user(), standing.value());
    }

    private Board sums(GuildId guild, Kind kind, Period period, UserId asker, long offset) {
        CommonTableExpression<Record2<Long, Long>> sums =
                name("sums").fields("user_id", "value").as(values(guild, kind, period));
        Field<Integer> rank = rowNumber().over().orderBy(VALUE.desc(), USER).as("rank");
        Field<Integer> members = count().over().as("members");
        var ranked = name("ranked").as(select(USER, VALUE, rank, members).from(sums));
        Field<Integer> rankOf = field(name("rank"), Integer.class);
        var rows = database.query(sql -> sql.with(sums)
                .with(ranked)
                .select(USER, VALUE, rankOf, field(name("members"), Integer.class))
                .from(ranked)
                .where(rankOf.gt((int) Math.min(offset, Integer.MAX_VALUE - Board.PAGE))
                        .and(rankOf.le((int) Math.min(offset, Integer.MAX_VALUE - Board.PAGE) + Board.PAGE)))
                .or(USER.eq(asker.value()))
                .or(rankOf.eq(1))
                .orderBy(rankOf)
                .fetch());
        List<Board.Place> places = new ArrayList<>();
        Optional<Board.Place> own = Optional.empty();
        long found = 0;
        for (Record4<Long, Long, Integer, Integer> row : rows) {
            Board.Place place = new Board.Place(row.value3(), new UserId(row.value1()), row.value2());
            found = row.value4();
            if (place.rank() > offset && place.rank() <= offset + Board.PAGE) {
                places.add(place);
            }
            if (place.user().equals(asker)) {
                own = Optional.of(place);
            }
        }
        return new Board(found, offset, places, own);
    }

    private static Select<Record2<Long, Long>> values(GuildId guild, Kind kind, Period period) {
        return switch (period) {
            case Period.Always() -> {
                Field<Long> value = switch (kind) {
                    case XP -> MEMBER.TOTAL;
                    case MESSAGES -> MEMBER.MESSAGES;
                    case VOICE -> MEMBER.VOICE_MINUTES;
                };
                yield select(MEMBER.USER_ID, value)
                        .from(MEMBER)
                        .where(MEMBER.GUILD_ID.eq(guild.value()))
                        .and(value.gt(0L));
            }
            case Period.Days days -> {
                Field<Long> value = sum(switch (kind) {
                            case XP -> DAY.AMOUNT.minus(DAY.ADJUSTMENTS);
                            case MESSAGES -> DAY.MESSAGES;
                            case VOICE -> DAY.VOICE_MINUTES;
                        })
                        .cast(Long.class);
                yield select(DAY.USER_ID, value)
                        .from(DAY)
                        .where(DAY.GUILD_ID.eq(guild.value()))
                        .and(DAY.DAY_.between(days.first(), days.last()))
                        .groupBy(DAY.USER_ID)
                        .having(value.gt(0L));
            }
        };
    }
}
