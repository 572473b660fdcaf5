package dev.guildhall.xp.backfill;

import static dev.guildhall.db.jooq.xp.Tables.BACKFILL;
import static dev.guildhall.db.jooq.xp.Tables.WATCHED_GUILD;
import static org.jooq.impl.DSL.currentOffsetDateTime;

import dev.guildhall.db.jooq.xp.tables.records.BackfillRecord;
import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.data.Errand;
import dev.guildhall.spi.data.Outbox;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.MessageId;
import dev.guildhall.spi.id.UserId;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.types.DayToSecond;

/** Backfills in the database. Thread-safe. */
record BackfillStore(Database database) {

    Optional<Backfill> of(GuildId guild) {
        return database.query(sql -> sql.selectFrom(BACKFILL)
                .where(BACKFILL.GUILD_ID.eq(guild.value()))
                .fetchOptional(BackfillStore::read));
    }

    /** Since when the guild's messages are credited as they come: the first id that was. */
    Optional<MessageId> watchedSince(GuildId guild) {
        return database.query(sql -> sql.select(WATCHED_GUILD.SINCE_ID)
                .from(WATCHED_GUILD)
                .where(WATCHED_GUILD.GUILD_ID.eq(guild.value()))
                .fetchOptional(row -> new MessageId(row.value1())));
    }

    /** Whether one is not done that was begun in the last thirty days: one that nobody can carry out holds up nothing for ever. */
    static boolean isWanted(DSLContext sql) {
        return sql.fetchExists(
                BACKFILL,
                BACKFILL.STATE.ne(stored(Backfill.State.DONE)),
                BACKFILL.BEGUN_AT.gt(currentOffsetDateTime().minus(DayToSecond.valueOf(Duration.ofDays(30)))));
    }

    /** Lets one begin. Gives whether it did: not while another one runs in the guild. */
    boolean begin(Backfill backfill) {
        return database.query(sql -> {
                    BackfillRecord row = sql.newRecord(BACKFILL);
                    row.setGuildId(backfill.guild().value());
                    row.setActorId(backfill.actor().value());
                    row.setChannelId(backfill.channel().value());
                    row.setSinceId(backfill.since().value());
                    row.setUntilId(backfill.until().value());
                    row.setReachedId(backfill.reached().value());
                    row.setBegunAt(backfill.begun().atOffset(ZoneOffset.UTC));
                    row.setRead(0L);
                    row.setUnreadable(0);
                    row.setCrowded(0);
                    row.setState(stored(Backfill.State.RUNNING));
                    return sql.insertInto(BACKFILL)
                            .set(row)
                            .onConflict(BACKFILL.GUILD_ID)
                            .doUpdate()
                            .set(row)
                            .where(BACKFILL.STATE.ne(stored(Backfill.State.RUNNING)))
                            .execute();
                })
                == 1;
    }

    /** Takes the one of these guilds that has waited longest for somebody to work on it; it is left to the caller for so long. */
    Optional<Backfill> claim(Collection<GuildId> guilds, Duration lease) {
        return database.transaction(sql -> {
            Optional<Backfill> found = sql.selectFrom(BACKFILL)
                    .where(waiting(guilds))
                    .orderBy(BACKFILL.CLAIMED_UNTIL)
                    .limit(1)
                    .forUpdate()
                    .skipLocked()
                    .fetchOptional(BackfillStore::read);
            found.ifPresent(backfill -> update(sql, backfill, lease));
            return found;
        });
    }

    /** Whether {@link #claim} would find one. */
    boolean isWaiting(Collection<GuildId> guilds) {
        return database.query(sql -> sql.fetchExists(BACKFILL, waiting(guilds)));
    }

    private static Condition waiting(Collection<GuildId> guilds) {
        Long[] wanted = guilds.stream().map(GuildId::value).toArray(Long[]::new);
        return BACKFILL.GUILD_ID
                .eq(DSL.any(wanted))
                .and(BACKFILL.STATE.eq(stored(Backfill.State.RUNNING)))
                .and(BACKFILL.CLAIMED_UNTIL.le(currentOffsetDateTime()));
    }

    /** Writes down how far the caller has come. Gives whether it is still wanted: somebody may have cancelled it. */
    boolean move(Backfill backfill, Duration lease) {
        return database.query(sql -> update(sql, backfill, lease)) == 1;
    }

    /** Ends it, and lets that be told in the same transaction. */
    void end(Backfill backfill, Outbox outbox, Errand told) {
        database.transaction(sql -> {
            int ended = update(sql, backfill, Duration.ZERO);
            if (ended == 1) {
                outbox.add(sql, List.of(told));
            }
            return ended;
        });
    }

    /** Gives whether one was running. */
    boolean cancel(GuildId guild) {
        return database.query(sql -> sql.update(BACKFILL)
                        .set(BACKFILL.STATE, stored(Backfill.State.CANCELLED))
                        .where(BACKFILL.GUILD_ID.eq(guild.value()))
                        .and(BACKFILL.STATE.eq(stored(Backfill.State.RUNNING)))
                        .execute())
                == 1;
    }

    private static int update(DSLContext sql, Backfill backfill, Duration lease) {
        return sql.update(BACKFILL)
                .set(BACKFILL.REACHED_ID, backfill.reached().value())
                .set(BACKFILL.READ, backfill.read())
                .set(BACKFILL.UNREADABLE, backfill.unreadable())
                .set(BACKFILL.CROWDED, backfill.crowded())
                .set(BACKFILL.STATE, stored(backfill.state()))
                .set(BACKFILL.CLAIMED_UNTIL, currentOffsetDateTime().plus(DayToSecond.valueOf(lease)))
                .where(BACKFILL.GUILD_ID.eq(backfill.guild().value()))
                .and(BACKFILL.SINCE_ID.eq(backfill.since().value()))
                // Another that was begun meanwhile is not the caller's.
                .and(BACKFILL.BEGUN_AT.eq(backfill.begun().atOffset(ZoneOffset.UTC)))
                .and(BACKFILL.STATE.eq(stored(Backfill.State.RUNNING)))
                .execute();
    }

    private static String stored(Backfill.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static Backfill read(BackfillRecord row) {
        return new Backfill(
                new GuildId(row.getGuildId()),
                new UserId(row.getActorId()),
                new ChannelId(row.getChannelId()),
                new MessageId(row.getSinceId()),
                new MessageId(row.getUntilId()),
                row.getBegunAt().toInstant(),
                new MessageId(row.getReachedId()),
                row.getRead(),
                Backfill.State.valueOf(row.getState().toUpperCase(Locale.ROOT)),
                row.getUnreadable(),
                row.getCrowded());
    }
}
