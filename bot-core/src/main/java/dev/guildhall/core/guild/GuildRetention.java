package dev.guildhall.core.guild;

import static dev.guildhall.db.jooq.core.Tables.GUILD_LEFT;

import dev.guildhall.core.database.DatabaseClock;
import dev.guildhall.core.outbox.ShardRange;
import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.data.DatabaseUnavailableException;
import dev.guildhall.spi.event.GuildAvailable;
import dev.guildhall.spi.event.GuildLeft;
import dev.guildhall.spi.guild.Guilds;
import dev.guildhall.spi.id.GuildId;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jooq.Name;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the data of guilds that the bot has left for a grace period. Thread-safe.
 *
 * <p>An outage deletes nothing: only a guild that was away during the whole period is purged, and none that is there. Who was
 * removed while no process ran is found by {@link #reconcile}, and its period begins then.
 */
public final class GuildRetention {

    /** How often {@link #reconcile} and {@link #purge} are to be called. */
    public static final Duration INTERVAL = Duration.ofMinutes(15);

    private static final Logger LOG = LoggerFactory.getLogger(GuildRetention.class);

    private final Database database;
    private final GuildTables tables;
    private final Guilds guilds;
    private final ShardRange shards;
    private final Duration grace;
    private final BooleanSupplier complete;
    private final Consumer<GuildId> purged;
    private final Set<GuildId> left = ConcurrentHashMap.newKeySet();

    /**
     * @param complete whether every shard of this process is logged in, so that what is not served is not there
     * @param purged what is to be told of a guild without data, such as caches
     */
    public GuildRetention(
            Database database,
            Guilds guilds,
            ShardRange shards,
            Duration grace,
            BooleanSupplier complete,
            Consumer<GuildId> purged) {
        this.database = database;
        this.tables = new GuildTables(database);
        this.guilds = guilds;
        this.shards = shards;
        this.grace = grace;
        this.complete = complete;
        this.purged = purged;
    }

    /** How many guilds of this process have left, and their data is kept. Does no I/O. */
    public long count() {
        return left.size();
    }

    /** The bot was removed from it: the period begins. */
    public void left(GuildLeft event) {
        leave(event.guild());
        LOG.info("guild {} - was left; its data is kept for {} days", event.guild(), grace.toDays());
    }

    private void leave(GuildId guild) {
        database.query(sql -> sql.insertInto(GUILD_LEFT)
                .set(GUILD_LEFT.GUILD_ID, guild.value())
                .onConflictDoNothing()
                .execute());
        left.add(guild);
    }

    /** It is there: what was kept is in force again. */
    public void available(GuildAvailable event) {
        // Each log-in tells of every guild, and hardly any of them had left.
        if (left.contains(event.guild())) {
            restore(event.guild());
        }
    }

    private void restore(GuildId guild) {
        database.query(sql -> sql.deleteFrom(GUILD_LEFT)
                .where(GUILD_LEFT.GUILD_ID.eq(guild.value()))
                .execute());
        left.remove(guild);
        LOG.info("guild {} - is there again, with all its data", guild);
    }

    /** Finds who left or came back without this process having heard of it. Changes nothing while a shard is away. */
    public void reconcile() {
        try {
            Set<GuildId> known = known();
            left.retainAll(known);
            left.addAll(known);
            if (!complete.getAsBoolean()) {
                return;
            }
            Set<GuildId> served = guilds.served();
            known.stream().filter(served::contains).forEach(this::restore);
            Set<GuildId> missing = withData();
            missing.removeAll(known);
            missing.removeAll(guilds.served());
            if (!complete.getAsBoolean()) {
                return;
            }
            for (GuildId guild : missing) {
                leave(guild);
                LOG.info("guild {} - has data but is not there; it is kept for {} days", guild, grace.toDays());
            }
        } catch (DatabaseUnavailableException outage) {
            LOG.debug("guilds - could not look for those that left", outage);
        }
    }

    private Set<GuildId> known() {
        return database
                .<List<GuildId>>query(sql -> sql.selectFrom(GUILD_LEFT).fetch(row -> new GuildId(row.getGuildId())))
                .stream()
                .filter(shards::serves)
                .collect(Collectors.toSet());
    }

    private Set<GuildId> withData() {
        Set<GuildId> all = new HashSet<>();
        for (Name table : tables.all()) {
            tables.guilds(table).stream().filter(shards::serves).forEach(all::add);
        }
        return all;
    }

    /** Deletes the data of those whose period is over. Changes nothing while a shard is away. */
    public void purge() {
        try {
            if (!complete.getAsBoolean()) {
                return;
            }
            List<GuildId> over = database.<List<GuildId>>query(sql -> sql.selectFrom(GUILD_LEFT)
                    .where(GUILD_LEFT.LEFT_AT.lt(DatabaseClock.nowPlus(grace.negated())))
                    .fetch(row -> new GuildId(row.getGuildId())));
            over.stream()
                    .filter(shards::serves)
                    .filter(guild -> !guilds.served().contains(guild))
                    .forEach(this::purge);
        } catch (DatabaseUnavailableException outage) {
            LOG.warn("guilds - the data of those that left is purged later: {}", outage.getMessage());
        }
    }

    private void purge(GuildId guild) {
        long rows = 0;
        for (Name table : tables.all()) {
            int deleted;
            do {
                deleted = purgeSome(guild, table);
                rows += Math.max(0, deleted);
            } while (deleted > 0);
            if (deleted < 0) {
                LOG.info("guild {} - came back while its data was purged; {} rows were gone already", guild, rows);
                return;
            }
        }
        database.query(sql -> sql.deleteFrom(GUILD_LEFT)
                .where(GUILD_LEFT.GUILD_ID.eq(guild.value()))
                .execute());
        left.remove(guild);
        purged.accept(guild);
        LOG.info("guild {} - left more than {} days ago, so its {} rows were purged", guild, grace.toDays(), rows);
    }

    /** Within one transaction that whoever comes back waits for; -1 where it came back. */
    private int purgeSome(GuildId guild, Name table) {
        return database.transaction(sql -> {
            boolean still = sql.select(DSL.inline(1))
                    .from(GUILD_LEFT)
                    .where(GUILD_LEFT.GUILD_ID.eq(guild.value()))
                    .forUpdate()
                    .fetchOptional()
                    .isPresent();
            return still ? GuildTables.deleteSome(sql, table, guild) : -1;
        });
    }
}
