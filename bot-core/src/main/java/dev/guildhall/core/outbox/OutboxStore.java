package dev.guildhall.core.outbox;

import static dev.guildhall.db.jooq.core.Tables.OUTBOX;

import dev.guildhall.core.database.DatabaseClock;
import dev.guildhall.db.jooq.core.tables.Outbox;
import dev.guildhall.spi.data.Database;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.RowN;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The table {@code core.outbox}. */
final class OutboxStore {

    private static final Field<Long> AGE_MILLIS =
            DSL.field("(extract(epoch from now() - {0}) * 1000)::bigint", SQLDataType.BIGINT, OUTBOX.CREATED_AT);

    /**
     * Lanes of one share at once: enough for what Discord takes of one guild, and few enough for all guilds to have theirs.
     */
    static final int LANES_OF_SHARE = 8;

    /**
     * Until the transaction ends, PostgreSQL reads entries in the order of an index: where it takes a guild for smaller than it is, it
     * would read all of the guild and sort.
     */
    static final String IN_ORDER_OF_INDEX = "set_config('enable_sort', 'off', true),"
            + " set_config('enable_bitmapscan', 'off', true), set_config('enable_seqscan', 'off', true)";

    /** Of no meaning, but nobody else's. */
    private static final int LOCK = 0x6f757462;

    private final Database database;
    private final ShardRange shards;
    private final OutboxGuilds guilds;

    OutboxStore(Database database, ShardRange shards) {
        this.database = database;
        this.shards = shards;
        this.guilds = new OutboxGuilds(shards);
    }

    /**
     * Takes what is due for so long: another process, or this one after a crash, gets it when the time is over. The oldest of each
     * share come first, then the second of each; so nobody waits for the many entries of another guild. Of a lane, only what nothing
     * earlier holds up: what is taken, or put off, lies in the future. Not thread-safe.
     *
     * @param busy none of which is touched
     */
    List<OutboxEntry> claim(int atMost, Duration lease, Collection<OutboxLane> busy) {
        List<OutboxEntry> claimed;
        do {
            List<Share> shares = sharesWithRoom(database.query(guilds::next), busy);
            claimed = shares.isEmpty() ? List.of() : claim(shares, atMost, lease);
        } while (claimed.isEmpty() && !guilds.atBeginning());
        return claimed;
    }

    /** @param busy the numbers of its lanes that are at work */
    private record Share(OutboxLane.Share of, List<Long> busy) {

        RowN row() {
            return DSL.row(List.of(of.guild(), of.roles(), busy.toArray(Long[]::new)));
        }
    }

    private static List<Share> sharesWithRoom(List<Long> guilds, Collection<OutboxLane> busy) {
        Map<OutboxLane.Share, List<Long>> numbers = busy.stream()
                .collect(Collectors.groupingBy(
                        OutboxLane::share, Collectors.mapping(OutboxLane::number, Collectors.toList())));
        return guilds.stream()
                .flatMap(guild -> Stream.of(new OutboxLane.Share(guild, false), new OutboxLane.Share(guild, true)))
                .map(each -> new Share(each, numbers.getOrDefault(each, List.of())))
                .filter(share -> share.busy().size() < LANES_OF_SHARE)
                .toList();
    }

    private List<OutboxEntry> claim(List<Share> shares, int atMost, Duration lease) {
        Table<?> share =
                DSL.values(shares.stream().map(Share::row).toArray(RowN[]::new)).as("share", "guild", "roles", "busy");
        Field<Long> guild = share.field("guild", SQLDataType.BIGINT);
        Field<Boolean> roles = share.field("roles", SQLDataType.BOOLEAN);
        Field<Long[]> busy = share.field("busy", SQLDataType.BIGINT.array());
        Table<?> oldest = DSL.lateral(DSL.select(OUTBOX.GUILD_ID, OUTBOX.ID)
                        .from(OUTBOX)
                        .where(OUTBOX.GUILD_ID.eq(guild))
                        .and(DSL.field(OUTBOX.ROLE_ID.isNotNull()).eq(roles))
                        .and(OUTBOX.DUE_AT.le(DSL.currentOffsetDateTime()))
                        .and(OUTBOX.LANE.ne(DSL.all(busy)))
                        .andNot(heldUp())
                        // Not by the time when it is due: after a crash, what was held until then would come behind
                        // what waited for it.
                        .orderBy(OUTBOX.ID)
                        .limit(DSL.inline(LANES_OF_SHARE))
                        .forUpdate()
                        .skipLocked())
                .as("oldest");
        Field<Long> entry = oldest.field(OUTBOX.ID);
        Field<Integer> turn = DSL.cardinality(busy)
                .plus(DSL.rowNumber().over(DSL.partitionBy(guild, roles).orderBy(entry)))
                .as("turn");
        Table<?> turns = DSL.select(oldest.field(OUTBOX.GUILD_ID), entry, turn)
                .from(share)
                .crossJoin(oldest)
                .asTable("turns");
        Field<Integer> place = DSL.field(DSL.name("turns", "turn"), SQLDataType.INTEGER);
        var due = DSL.select(turns.field(OUTBOX.GUILD_ID), turns.field(OUTBOX.ID))
                .from(turns)
                .where(place.le(LANES_OF_SHARE))
                .orderBy(place, turns.field(OUTBOX.ID))
                .limit(atMost);
        return database.transaction(sql -> {
            prepare(sql);
            return sql.update(OUTBOX)
                    .set(OUTBOX.DUE_AT, DatabaseClock.nowPlus(lease))
                    .where(DSL.row(OUTBOX.GUILD_ID, OUTBOX.ID).in(due))
                    .returningResult(
                            OUTBOX.GUILD_ID,
                            OUTBOX.ID,
                            OUTBOX.LANE,
                            OUTBOX.KIND,
                            OUTBOX.CHANNEL_ID,
                            OUTBOX.USER_ID,
                            OUTBOX.ROLE_ID,
                            OUTBOX.REASON,
                            OUTBOX.BODY,
                            OUTBOX.ATTEMPTS,
                            AGE_MILLIS)
                    .fetch(OutboxStore::entry);
        });
    }

    private static Condition heldUp() {
        Outbox earlier = OUTBOX.as("earlier");
        return DSL.exists(DSL.selectOne()
                .from(earlier)
                .where(earlier.GUILD_ID.eq(OUTBOX.GUILD_ID))
                .and(earlier.LANE.eq(OUTBOX.LANE))
                .and(earlier.ID.lt(OUTBOX.ID))
                .and(earlier.DUE_AT.gt(DSL.currentOffsetDateTime()))
                .and(earlier.BLOCKING)
                // Keeps PostgreSQL from making a join of it, which reads all of the guild.
                .offset(DSL.inline(0)));
    }

    /**
     * Until the transaction ends, no other process takes entries of the same shards: it would be given what comes behind ours in their
     * lanes.
     */
    private void prepare(DSLContext sql) {
        // jOOQ knows neither advisory locks nor PostgreSQL's settings.
        sql.fetch(
                "SELECT pg_advisory_xact_lock({0}, {1}), " + IN_ORDER_OF_INDEX,
                DSL.inline(LOCK),
                DSL.inline(shards.first()));
    }

    private static OutboxEntry entry(Record row) {
        return new OutboxEntry(
                row.get(OUTBOX.GUILD_ID),
                row.get(OUTBOX.ID),
                row.get(OUTBOX.LANE),
                row.get(OUTBOX.KIND),
                row.get(OUTBOX.CHANNEL_ID),
                row.get(OUTBOX.USER_ID),
                row.get(OUTBOX.ROLE_ID),
                row.get(OUTBOX.REASON),
                row.get(OUTBOX.BODY),
                row.get(OUTBOX.ATTEMPTS),
                Duration.ofMillis(row.get(AGE_MILLIS)));
    }

    /** Removes them in one statement. */
    void remove(Collection<OutboxEntry> entries) {
        database.query(sql -> sql.deleteFrom(OUTBOX).where(isOneOf(entries)).execute());
    }

    /** Holds entries for so long from now. */
    void hold(Collection<OutboxEntry> entries, Duration lease) {
        database.query(sql -> sql.update(OUTBOX)
                .set(OUTBOX.DUE_AT, DSL.greatest(OUTBOX.DUE_AT, DatabaseClock.nowPlus(lease)))
                .where(isOneOf(entries))
                .execute());
    }

    /** Gives entries back that were not tried. */
    void release(Collection<OutboxEntry> entries, Duration after) {
        database.query(sql -> sql.update(OUTBOX)
                .set(OUTBOX.DUE_AT, DatabaseClock.nowPlus(after))
                .where(isOneOf(entries))
                .execute());
    }

    /**
     * Gives an entry back that was tried in vain.
     *
     * @param blocking whether what comes later in its lane waits for it
     */
    void retry(OutboxEntry entry, Duration after, String error, boolean blocking) {
        database.query(sql -> sql.update(OUTBOX)
                .set(OUTBOX.DUE_AT, DatabaseClock.nowPlus(after))
                .set(OUTBOX.ATTEMPTS, OUTBOX.ATTEMPTS.plus(1))
                .set(OUTBOX.LAST_ERROR, error)
                .set(OUTBOX.BLOCKING, blocking)
                .where(isOneOf(List.of(entry)))
                .execute());
    }

    private static Condition isOneOf(Collection<OutboxEntry> entries) {
        return DSL.row(OUTBOX.GUILD_ID, OUTBOX.ID)
                .in(entries.stream()
                        .map(entry -> DSL.row(entry.guild(), entry.id()))
                        .toList());
    }
}
