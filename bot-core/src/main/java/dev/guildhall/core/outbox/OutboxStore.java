package dev.guildhall.core.outbox;

import static dev.guildhall.db.jooq.core.Tables.OUTBOX;

import dev.guildhall.core.database.DatabaseClock;
import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.id.ChannelId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The table {@code core.outbox}. */
final class OutboxStore {

    private final Database database;
    private final ShardRange shards;

    OutboxStore(Database database, ShardRange shards) {
        this.database = database;
        this.shards = shards;
    }

    /**
     * An entry that this process holds until its lease ends.
     *
     * @param attempts how often it was sent in vain
     */
    record Entry(long guild, long id, ChannelId channel, JSONB body, int attempts, Duration age) {

        /** The same for every attempt, so that Discord drops a double. */
        String nonce() {
            return "g" + id;
        }
    }

    /** Takes what is due, oldest first, for so long: another process, or this one after a crash, gets it when the time is over. */
    List<Entry> claim(int atMost, Duration lease, Collection<ChannelId> exceptChannels) {
        List<Long> busy = exceptChannels.stream().map(ChannelId::value).toList();
        var due = DSL.select(OUTBOX.GUILD_ID, OUTBOX.ID)
                .from(OUTBOX)
                .where(OUTBOX.DUE_AT.le(DSL.currentOffsetDateTime()))
                .and(shards.holdsEntry())
                .and(busy.isEmpty() ? DSL.noCondition() : OUTBOX.CHANNEL_ID.notIn(busy))
                .orderBy(OUTBOX.DUE_AT, OUTBOX.ID)
                .limit(atMost)
                .forUpdate()
                .skipLocked();
        Field<Long> ageMillis =
                DSL.field("(extract(epoch from now() - {0}) * 1000)::bigint", SQLDataType.BIGINT, OUTBOX.CREATED_AT);
        return database.transaction(sql -> sql.update(OUTBOX)
                .set(OUTBOX.DUE_AT, DatabaseClock.nowPlus(lease))
                .where(DSL.row(OUTBOX.GUILD_ID, OUTBOX.ID).in(due))
                .returningResult(OUTBOX.GUILD_ID, OUTBOX.ID, OUTBOX.CHANNEL_ID, OUTBOX.BODY, OUTBOX.ATTEMPTS, ageMillis)
                .fetch(row -> new Entry(
                        row.get(OUTBOX.GUILD_ID),
                        row.get(OUTBOX.ID),
                        new ChannelId(row.get(OUTBOX.CHANNEL_ID)),
                        row.get(OUTBOX.BODY),
                        row.get(OUTBOX.ATTEMPTS),
                        Duration.ofMillis(row.get(ageMillis)))));
    }

    void remove(Entry entry) {
        database.query(sql -> sql.deleteFrom(OUTBOX)
                .where(OUTBOX.GUILD_ID.eq(entry.guild()), OUTBOX.ID.eq(entry.id()))
                .execute());
    }

    /** Gives an entry back that was not tried. */
    void release(Entry entry, Duration after) {
        database.query(sql -> sql.update(OUTBOX)
                .set(OUTBOX.DUE_AT, DatabaseClock.nowPlus(after))
                .where(OUTBOX.GUILD_ID.eq(entry.guild()), OUTBOX.ID.eq(entry.id()))
                .execute());
    }

    /** Gives an entry back that was tried in vain. */
    void retry(Entry entry, Duration after, String error) {
        database.query(sql -> sql.update(OUTBOX)
                .set(OUTBOX.DUE_AT, DatabaseClock.nowPlus(after))
                .set(OUTBOX.ATTEMPTS, OUTBOX.ATTEMPTS.plus(1))
                .set(OUTBOX.LAST_ERROR, error)
                .where(OUTBOX.GUILD_ID.eq(entry.guild()), OUTBOX.ID.eq(entry.id()))
                .execute());
    }
}
