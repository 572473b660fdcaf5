package dev.guildhall.xp.reward;

import static dev.guildhall.db.jooq.xp.Tables.GUILD;
import static dev.guildhall.db.jooq.xp.Tables.MEMBER;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;

import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.xp.ledger.UnderWay;
import dev.guildhall.xp.level.CurveType;
import dev.guildhall.xp.level.LevelColumn;
import dev.guildhall.xp.level.LevelCurve;
import dev.guildhall.xp.level.Levels;
import dev.guildhall.xp.level.StoredLevels;
import dev.guildhall.xp.setting.LevelRules;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the stored levels those of the curve: when a guild changes its curve or its highest level, that is noted, and then all are
 * computed anew, in PostgreSQL; by {@link StoredLevels}, what is credited meanwhile is of the curve that was noted. When that or the
 * rewards changed, {@link RoleSync} goes through the members. The note says that both are still to be done, so a restart loses
 * neither. Thread-safe.
 */
public final class LevelKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(LevelKeeper.class);

    /** So many members at once hold up their own credits for a fraction of a second only. */
    private static final int BATCH = 20_000;

    /** Whoever credits is done by then, by far. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Who changed the settings is in their history. */
    private static final UserId NOBODY = new UserId(0);

    private final Database database;
    private final ConcurrentHashMap<GuildId, LevelRules> pending = new ConcurrentHashMap<>();

    private final RoleSync sync;

    public LevelKeeper(Database database, RoleSync sync) {
        this.database = database;
        this.sync = sync;
    }

    /** Has a look at a guild soon, because its levels may have changed. Returns at once. */
    public void watch(GuildId guild, LevelRules rules) {
        pending.put(guild, rules);
    }

    /** Looks at the guilds that wait; called every other second. */
    public void look() {
        pending.forEach((guild, rules) -> {
            follow(guild, rules);
            pending.remove(guild, rules);
        });
    }

    /**
     * Makes the stored levels of a guild those of the curve, unless they are, and has roles follow where that or the rewards
     * changed.
     *
     * @return how many members have another level now
     */
    public int follow(GuildId guild, LevelRules rules) {
        Known known = database.query(sql -> known(sql, guild, false));
        if (known.isOf(rules) && known.computingSince().isEmpty()) {
            return 0;
        }
        Optional<OffsetDateTime> since = database.transaction(sql -> note(sql, guild, rules));
        if (since.isEmpty()) {
            return 0;
        }
        // Who read the former curve may have made rows of new members.
        new UnderWay(database).await(PATIENCE);
        return recompute(guild, rules.levels(), since.get());
    }

    private int recompute(GuildId guild, Levels levels, OffsetDateTime since) {
        long start = System.nanoTime();
        int changed = 0;
        long after = Long.MIN_VALUE;
        for (long last = last(guild, after); last > after; last = last(guild, after)) {
            OptionalInt batch = recompute(guild, levels, since, after, last);
            if (batch.isEmpty()) {
                LOG.info("guild {} - its levels are computed by another curve or process meanwhile", guild);
                return changed;
            }
            changed += batch.getAsInt();
            after = last;
        }
        database.query(sql -> sql.update(GUILD)
                .setNull(GUILD.COMPUTING_SINCE)
                .where(is(guild, since))
                .execute());
        LOG.info(
                "guild {} - {} members have another level by the curve {}, after {} ms",
                guild,
                changed,
                new CurveType().format(levels.curve()),
                (System.nanoTime() - start) / 1_000_000);
        return changed;
    }

    private static Condition is(GuildId guild, OffsetDateTime computingSince) {
        return GUILD.GUILD_ID.eq(guild.value()).and(GUILD.COMPUTING_SINCE.eq(computingSince));
    }

    /** @return since when the levels are to be computed anew; empty where they are those of the curve */
    private Optional<OffsetDateTime> note(DSLContext sql, GuildId guild, LevelRules rules) {
        sql.insertInto(GUILD, GUILD.GUILD_ID, GUILD.CURVE, GUILD.LEVEL_CAP, GUILD.REWARDS)
                .values(guild.value(), StoredLevels.FIRST_CURVE, LevelCurve.MOST_LEVELS, "")
                .onConflictDoNothing()
                .execute();
        Known before = known(sql, guild, true);
        if (before.isOf(rules)) {
            return before.computingSince();
        }
        Field<OffsetDateTime> since = before.hasLevelsOf(rules.levels())
                ? GUILD.COMPUTING_SINCE
                : DSL.field("clock_timestamp()", GUILD.COMPUTING_SINCE.getDataType());
        var noted = sql.update(GUILD)
                .set(GUILD.CURVE, new CurveType().format(rules.levels().curve()))
                .set(GUILD.LEVEL_CAP, rules.levels().cap())
                .set(GUILD.REWARDS, rules.rewardsAsText())
                .set(GUILD.COMPUTING_SINCE, since)
                .where(GUILD.GUILD_ID.eq(guild.value()))
                .returning(GUILD.COMPUTING_SINCE)
                .fetchSingle();
        Set<RoleId> former = new HashSet<>(LevelRules.rolesOfText(before.rewards()));
        former.removeAll(rules.rewardRoles());
        if (!former.isEmpty() || !rules.rewards().isEmpty()) {
            sync.restart(sql, guild, NOBODY, former);
        }
        return Optional.ofNullable(noted.getComputingSince());
    }

    /** By what levels and roles are what they are, or are going to be. */
    private record Known(String curve, int cap, String rewards, Optional<OffsetDateTime> computingSince) {

        boolean hasLevelsOf(Levels levels) {
            return curve.equals(new CurveType().format(levels.curve())) && cap == levels.cap();
        }

        boolean isOf(LevelRules rules) {
            return hasLevelsOf(rules.levels()) && rewards.equals(rules.rewardsAsText());
        }
    }

    private static Known known(DSLContext sql, GuildId guild, boolean lock) {
        var asked = sql.selectFrom(GUILD).where(GUILD.GUILD_ID.eq(guild.value()));
        return (lock ? asked.forUpdate().fetchOptional() : asked.fetchOptional())
                .map(row -> new Known(
                        row.getCurve(),
                        row.getLevelCap(),
                        Optional.ofNullable(row.getRewards()).orElse(""),
                        Optional.ofNullable(row.getComputingSince())))
                .orElseGet(() -> new Known(StoredLevels.FIRST_CURVE, LevelCurve.MOST_LEVELS, "", Optional.empty()));
    }

    /** The last member of the batch that comes after one; the same one where nobody comes. */
    private long last(GuildId guild, long after) {
        var batch = select(MEMBER.USER_ID)
                .from(MEMBER)
                .where(MEMBER.GUILD_ID.eq(guild.value()), MEMBER.USER_ID.gt(after))
                .orderBy(MEMBER.USER_ID)
                .limit(BATCH)
                .asTable("batch");
        return database.query(sql -> sql.select(coalesce(max(batch.field(MEMBER.USER_ID)), after))
                .from(batch)
                .fetchSingle(Record1::value1));
    }

    /** @return how many members have another level now; empty where the curve is another one by now, or another process is done */
    private OptionalInt recompute(GuildId guild, Levels levels, OffsetDateTime since, long after, long last) {
        Condition batch =
                MEMBER.GUILD_ID.eq(guild.value()).and(MEMBER.USER_ID.gt(after)).and(MEMBER.USER_ID.le(last));
        return database.transaction(sql -> {
            // Locked in the order in which everybody locks them, so that nobody waits in a circle.
            sql.select(MEMBER.USER_ID)
                    .from(MEMBER)
                    .where(batch)
                    .orderBy(MEMBER.GUILD_ID, MEMBER.USER_ID)
                    .forUpdate()
                    .execute();
            if (!sql.fetchExists(GUILD, is(guild, since))) {
                return OptionalInt.empty();
            }
            Long most = sql.select(max(MEMBER.TOTAL)).from(MEMBER).where(batch).fetchOne(0, Long.class);
            Field<Integer> level = LevelColumn.of(MEMBER.TOTAL, levels.thresholdsUpTo(most == null ? 0 : most));
            return OptionalInt.of(sql.update(MEMBER)
                    .set(MEMBER.LEVEL, level)
                    .where(batch)
                    .and(MEMBER.LEVEL.ne(level))
                    .execute());
        });
    }
}
