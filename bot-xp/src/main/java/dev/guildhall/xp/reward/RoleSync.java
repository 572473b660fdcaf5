package dev.guildhall.xp.reward;

import static dev.guildhall.db.jooq.xp.Tables.MEMBER;
import static dev.guildhall.db.jooq.xp.Tables.ROLE_SYNC;
import static org.jooq.impl.DSL.arrayConcat;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import dev.guildhall.db.jooq.xp.tables.records.RoleSyncRecord;
import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.data.Errand;
import dev.guildhall.spi.data.Outbox;
import dev.guildhall.spi.data.WaitingErrands;
import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.guild.DiscordException;
import dev.guildhall.spi.guild.Guilds;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.xp.ledger.Accounts;
import dev.guildhall.xp.ledger.MemberKey;
import dev.guildhall.xp.setting.LevelRules;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives all members of a guild the roles of their levels, and takes those of other levels: a page of members at a time, each
 * with its errands and the place where to go on in one transaction, so that it survives a restart. Roles that are on their way
 * count as if they had come or gone. Thread-safe.
 */
public final class RoleSync {

    private static final Logger LOG = LoggerFactory.getLogger(RoleSync.class);

    private final Database database;
    private final Outbox outbox;
    private final WaitingErrands waiting;
    private final Guilds guilds;
    private final Function<GuildId, LevelRules> leveling;
    private final Consequences consequences;

    public RoleSync(
            Database database,
            Outbox outbox,
            WaitingErrands waiting,
            Guilds guilds,
            Function<GuildId, LevelRules> leveling,
            Consequences consequences) {
        this.database = database;
        this.outbox = outbox;
        this.waiting = waiting;
        this.guilds = guilds;
        this.leveling = leveling;
        this.consequences = consequences;
    }

    /**
     * How far it is.
     *
     * @param members how many were looked at
     * @param changed how many of them get or lose a role
     * @param ended when; nothing while it is on its way
     * @param problem why it did not reach its end; empty where nothing is wrong
     */
    public record Progress(int members, int changed, Optional<Instant> ended, String problem) {}

    /**
     * Begins, unless one is on its way.
     *
     * @return whether it began
     */
    public boolean request(GuildId guild, UserId by) {
        return database.<Integer>query(sql -> sql.insertInto(ROLE_SYNC, ROLE_SYNC.GUILD_ID, ROLE_SYNC.REQUESTED_BY)
                        .values(guild.value(), by.value())
                        .onConflict(ROLE_SYNC.GUILD_ID)
                        .doUpdate()
                        .set(ROLE_SYNC.REQUESTED_BY, by.value())
                        .set(ROLE_SYNC.STARTED_AT, DSL.currentOffsetDateTime())
                        .set(ROLE_SYNC.AFTER_USER, 0L)
                        .set(ROLE_SYNC.MEMBERS, 0)
                        .set(ROLE_SYNC.CHANGED, 0)
                        .set(
                                ROLE_SYNC.FORMER_ROLES,
                                when(reachedItsEnd(), val(new Long[0], ROLE_SYNC.FORMER_ROLES))
                                        .otherwise(ROLE_SYNC.FORMER_ROLES))
                        .setNull(ROLE_SYNC.FINISHED_AT)
                        .set(ROLE_SYNC.PROBLEM, "")
                        .where(ROLE_SYNC.FINISHED_AT.isNotNull())
                        .execute())
                > 0;
    }

    /** Begins anew, also where one is on its way, as soon as the transaction is committed. */
    public void restart(DSLContext transaction, GuildId guild, UserId by) {
        restart(transaction, guild, by, Set.of());
    }

    /**
     * As {@link #restart(DSLContext, GuildId, UserId)}.
     *
     * @param former roles that a level brought before and brings no longer: they are taken
     */
    void restart(DSLContext transaction, GuildId guild, UserId by, Set<RoleId> former) {
        Long[] roles = former.stream().map(RoleId::value).toArray(Long[]::new);
        Field<Long[]> all = when(reachedItsEnd(), excluded(ROLE_SYNC.FORMER_ROLES))
                .otherwise(arrayConcat(ROLE_SYNC.FORMER_ROLES, excluded(ROLE_SYNC.FORMER_ROLES)));
        transaction
                .insertInto(ROLE_SYNC, ROLE_SYNC.GUILD_ID, ROLE_SYNC.REQUESTED_BY, ROLE_SYNC.FORMER_ROLES)
                .values(guild.value(), by.value(), roles)
                .onConflict(ROLE_SYNC.GUILD_ID)
                .doUpdate()
                .set(ROLE_SYNC.REQUESTED_BY, by.value())
                .set(ROLE_SYNC.FORMER_ROLES, all)
                .set(ROLE_SYNC.STARTED_AT, DSL.currentOffsetDateTime())
                .set(ROLE_SYNC.AFTER_USER, 0L)
                .set(ROLE_SYNC.MEMBERS, 0)
                .set(ROLE_SYNC.CHANGED, 0)
                .setNull(ROLE_SYNC.FINISHED_AT)
                .set(ROLE_SYNC.PROBLEM, "")
                .execute();
    }

    /** One that did not has roles of its own to take still. */
    private static Condition reachedItsEnd() {
        return ROLE_SYNC.FINISHED_AT.isNotNull().and(ROLE_SYNC.PROBLEM.eq(inline("")));
    }

    /** The last one of the guild; empty where there was none. */
    public Optional<Progress> progress(GuildId guild) {
        return database.query(sql -> sql.selectFrom(ROLE_SYNC)
                .where(ROLE_SYNC.GUILD_ID.eq(guild.value()))
                .fetchOptional(row -> new Progress(
                        row.getMembers(),
                        row.getChanged(),
                        Optional.ofNullable(row.getFinishedAt()).map(OffsetDateTime::toInstant),
                        row.getProblem())));
    }

    /** Goes on with those of the guilds that this process serves; called every few seconds. */
    public void advance() {
        List<GuildId> unfinished = database.query(sql -> sql.select(ROLE_SYNC.GUILD_ID)
                .from(ROLE_SYNC)
                .where(ROLE_SYNC.FINISHED_AT.isNull())
                .fetch(row -> new GuildId(row.value1())));
        unfinished.stream().filter(guilds.served()::contains).forEach(this::advance);
    }

    private void advance(GuildId guild) {
        boolean more = true;
        while (more) {
            more = page(guild);
        }
    }

    /** @return whether another page follows */
    private boolean page(GuildId guild) {
        RoleSyncRecord at = database.query(sql -> sql.selectFrom(ROLE_SYNC)
                .where(ROLE_SYNC.GUILD_ID.eq(guild.value()))
                .fetchSingle());
        OffsetDateTime asked = OffsetDateTime.now(ZoneOffset.UTC);
        Optional<MemberPage> next;
        try {
            next = MemberPage.after(new UserId(at.getAfterUser()), guild, guilds, waiting);
        } catch (DiscordException failure) {
            LOG.warn("guild {} - its members cannot be asked for: {}", guild, failure.getMessage());
            if (!failure.retryable()) {
                finish(at, String.valueOf(failure.getMessage()));
            }
            return false;
        }
        if (next.isEmpty()) {
            finish(at, "");
            return false;
        }
        MemberPage page = next.get();
        LevelRules rules = leveling.apply(guild);
        Set<RoleId> former = Arrays.stream(at.getFormerRoles()).map(RoleId::new).collect(Collectors.toSet());
        database.transaction(sql -> {
            List<List<Errand>> corrections = corrections(sql, guild, page.members(), rules, former);
            areBack(sql, guild, page.members(), asked);
            boolean goesOn = sql.update(ROLE_SYNC)
                            .set(ROLE_SYNC.AFTER_USER, page.last().value())
                            .set(
                                    ROLE_SYNC.MEMBERS,
                                    ROLE_SYNC.MEMBERS.plus(page.members().size()))
                            .set(ROLE_SYNC.CHANGED, ROLE_SYNC.CHANGED.plus(corrections.size()))
                            .where(isStill(at))
                            .execute()
                    > 0;
            // What begins anew looks at them again, perhaps by other rules.
            if (goesOn && !corrections.isEmpty()) {
                outbox.add(sql, corrections.stream().flatMap(List::stream).toList());
            }
            return goesOn;
        });
        return true;
    }

    /** @return for each member who gets or loses a role, by which errands */
    private List<List<Errand>> corrections(
            DSLContext sql, GuildId guild, List<Member> members, LevelRules rules, Set<RoleId> former) {
        // Locked: whoever changes a total at this moment has errands that nobody sees yet, and that must not come
        // before these.
        Map<Long, Long> totals = sql.select(MEMBER.USER_ID, MEMBER.TOTAL)
                .from(MEMBER)
                .where(MEMBER.GUILD_ID.eq(guild.value()))
                .and(MEMBER.USER_ID.in(
                        members.stream().map(member -> member.id().value()).toList()))
                .orderBy(MEMBER.GUILD_ID, MEMBER.USER_ID)
                .forUpdate()
                .fetchMap(MEMBER.USER_ID, MEMBER.TOTAL);
        List<List<Errand>> corrections = new ArrayList<>();
        for (Member member : members) {
            if (member.bot()) {
                continue;
            }
            int level = rules.levels().level(totals.getOrDefault(member.id().value(), 0L));
            List<Errand> theirs = consequences.roles(
                    new MemberKey(guild, member.id()),
                    rules.correction(new HashSet<>(member.roles()), level, former),
                    level);
            if (!theirs.isEmpty()) {
                corrections.add(theirs);
            }
        }
        return corrections;
    }

    /** Who is in the guild has not left, though nobody told of the return. */
    private static void areBack(DSLContext sql, GuildId guild, List<Member> members, OffsetDateTime asked) {
        SortedSet<MemberKey> back = new TreeSet<>(sql.select(MEMBER.USER_ID)
                .from(MEMBER)
                .where(MEMBER.GUILD_ID.eq(guild.value()), MEMBER.LEFT_AT.lt(asked))
                .and(MEMBER.USER_ID.in(
                        members.stream().map(member -> member.id().value()).toList()))
                .orderBy(MEMBER.GUILD_ID, MEMBER.USER_ID)
                .forUpdate()
                .fetch(row -> new MemberKey(guild, new UserId(row.value1()))));
        if (!back.isEmpty()) {
            new Accounts(sql).areBack(back);
        }
    }

    private void finish(RoleSyncRecord at, String problem) {
        database.query(sql -> sql.update(ROLE_SYNC)
                .set(ROLE_SYNC.FINISHED_AT, OffsetDateTime.now(ZoneOffset.UTC))
                .set(ROLE_SYNC.PROBLEM, problem)
                .where(isStill(at))
                .execute());
    }

    /** Nobody had it begin anew meanwhile. Of the first page only its start tells that. */
    private static Condition isStill(RoleSyncRecord at) {
        return ROLE_SYNC
                .GUILD_ID
                .eq(at.getGuildId())
                .and(ROLE_SYNC.AFTER_USER.eq(at.getAfterUser()))
                .and(ROLE_SYNC.STARTED_AT.eq(at.getStartedAt()));
    }
}
