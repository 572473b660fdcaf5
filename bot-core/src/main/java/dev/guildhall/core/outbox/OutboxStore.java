package dev.guildhall.core.outbox;

import static dev.guildhall.db.jooq.core.Tables.OUTBOX;

import dev.guildhall.core.database.DatabaseClock;
import dev.guildhall.db.jooq.core.tables.Outbox;
import dev.guildhall.spi.data.Database;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The table {@code core.outbox}. */
final class OutboxStore {

    private static final Field<Long> AGE_MILLIS =
            DSL.field("(extract(epoch from now() - {0}) * 1000)::bigint", SQLDataType.BIGINT, OUTBOX.CREATED_AT);

    private final Database database;
    private final ShardRange shards;

    OutboxStore(Database database, ShardRange shards) {
        this.database = database;
        this.shards = shards;
    }

    /**
     * Takes what is due, oldest first, for so long: another process, or this one after a crash, gets it when the time is over.
     * Of a lane, only what nothing earlier holds up: what is taken, or put off, lies in the future.
     *
     * @param busyLanes none of which is touched
     */
    List<OutboxEntry> claim(int atMost, Duration lease, Collection<Long> busyLanes) {
        Outbox earlier = OUTBOX.as("earlier");
        Condition heldUp = DSL.exists(DSL.selectOne()
                .from(earlier)
                .where(earlier.GUILD_ID.eq(OUTBOX.GUILD_ID))
                .and(earlier.LANE.eq(OUTBOX.LANE))
                .and(earlier.ID.lt(OUTBOX.ID))
                .and(earlier.DUE_AT.gt(DSL.currentOffsetDateTime()))
                .and(earlier.BLOCKING));
        var due = DSL.select(OUTBOX.GUILD_ID, OUTBOX.ID)
                .from(OUTBOX)
                .where(OUTBOX.DUE_AT.le(DSL.currentOffsetDateTime()))
                .and(shards.holdsEntry())
                .and(OUTBOX.LANE.ne(DSL.all(busyLanes.toArray(Long[]::new))))
                .andNot(heldUp)
                .orderBy(OUTBOX.DUE_AT, OUTBOX.ID)
                .limit(atMost)
                .forUpdate()
                .skipLocked();
        return database.transaction(sql -> sql.update(OUTBOX)
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
                .fetch(OutboxStore::entry));
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
