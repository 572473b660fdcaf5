package dev.guildhall.xp.ledger;

import static dev.guildhall.db.jooq.xp.Tables.MEMBER;
import static dev.guildhall.db.jooq.xp.Tables.OPT_OUT;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** The members' rows within one transaction. */
public record Accounts(DSLContext sql) {

    /** Whose wish to earn nothing holds. */
    public static final Condition IS_OPTED_OUT =
            MEMBER.OPTED_OUT_FROM.isNotNull().and(MEMBER.OPTED_OUT_UNTIL.isNull());

    /**
     * Takes the rows of these members until the transaction ends, making those that are missing.
     *
     * <p>Makes them first, and then takes all in one statement. Both go through the members in the same order in every process, and
     * nobody sees a row that was made before it is committed: so two that want the same members wait for one another and never in a
     * circle. A transaction calls it once.
     */
    public Map<MemberKey, Account> lock(SortedSet<MemberKey> wished) {
        make(wished);
        return locked(wished);
    }

    private void make(SortedSet<MemberKey> members) {
        ArrayTable wanted = new ArrayTable("wanted").withMembers(members, Function.identity());
        Field<Long> guild = wanted.column("guild_id", Long.class);
        Field<Long> user = wanted.column("user_id", Long.class);
        var there = MEMBER.as("there");
        sql.insertInto(MEMBER, MEMBER.GUILD_ID, MEMBER.USER_ID)
                .select(select(guild, user)
                        .from(wanted.table())
                        .whereNotExists(selectOne().from(there).where(there.GUILD_ID.eq(guild), there.USER_ID.eq(user)))
                        .orderBy(guild, user))
                .onConflictDoNothing()
                .execute();
    }

    /** Removes those of these rows that this transaction made: nothing is stored about who has nothing. */
    public void unmake(SortedSet<MemberKey> members) {
        ArrayTable wanted = new ArrayTable("wanted").withMembers(members, Function.identity());
        sql.deleteFrom(MEMBER)
                .using(wanted.table())
                .where(
                        MEMBER.GUILD_ID.eq(wanted.column("guild_id", Long.class)),
                        MEMBER.USER_ID.eq(wanted.column("user_id", Long.class)))
                // jOOQ knows no system columns.
                .and(condition("{0}.xmin = pg_current_xact_id()::xid", MEMBER))
                .execute();
    }

    /**
     * Adds the wishes to earn nothing that ended before the last one.
     *
     * @param accounts of {@link #lock}
     * @param asked whose; the others' accounts stay as they are
     */
    public Map<MemberKey, Account> withEarlierOptOuts(Map<MemberKey, Account> accounts, SortedSet<MemberKey> asked) {
        ArrayTable wanted = new ArrayTable("wanted").withMembers(asked, Function.identity());
        Map<MemberKey, List<OptOut>> earlier = new HashMap<>();
        sql.select(OPT_OUT.GUILD_ID, OPT_OUT.USER_ID, OPT_OUT.BEGAN_AT, OPT_OUT.ENDED_AT)
                .from(wanted.table())
                .join(OPT_OUT)
                .on(
                        OPT_OUT.GUILD_ID.eq(wanted.column("guild_id", Long.class)),
                        OPT_OUT.USER_ID.eq(wanted.column("user_id", Long.class)))
                .forEach(row -> earlier.computeIfAbsent(
                                MemberKey.of(row.value1(), row.value2()), member -> new ArrayList<>())
                        .add(new OptOut(row.value3().toInstant(), row.value4().toInstant())));
        Map<MemberKey, Account> complete = new HashMap<>(accounts);
        earlier.forEach(
                (member, wishes) -> complete.computeIfPresent(member, (known, account) -> account.withEarlier(wishes)));
        return complete;
    }

    /** Notes that these are in the guild, of whom the transaction holds the rows. */
    public void areBack(SortedSet<MemberKey> members) {
        ArrayTable wanted = new ArrayTable("wanted").withMembers(members, Function.identity());
        sql.update(MEMBER)
                .setNull(MEMBER.LEFT_AT)
                .from(wanted.table())
                .where(
                        MEMBER.GUILD_ID.eq(wanted.column("guild_id", Long.class)),
                        MEMBER.USER_ID.eq(wanted.column("user_id", Long.class)))
                .execute();
    }

    /** Those that are there, by the members' order. */
    private Map<MemberKey, Account> locked(SortedSet<MemberKey> members) {
        ArrayTable wanted = new ArrayTable("wanted").withMembers(members, Function.identity());
        Map<MemberKey, Account> accounts = new HashMap<>();
        sql.select(
                        MEMBER.GUILD_ID,
                        MEMBER.USER_ID,
                        MEMBER.TOTAL,
                        MEMBER.LEVEL,
                        MEMBER.MUTED,
                        MEMBER.OPTED_OUT_FROM,
                        MEMBER.OPTED_OUT_UNTIL,
                        MEMBER.LEFT_AT)
                .from(wanted.table())
                .join(MEMBER)
                .on(
                        MEMBER.GUILD_ID.eq(wanted.column("guild_id", Long.class)),
                        MEMBER.USER_ID.eq(wanted.column("user_id", Long.class)))
                .orderBy(MEMBER.GUILD_ID, MEMBER.USER_ID)
                .forUpdate()
                .of(MEMBER)
                .forEach(row -> accounts.put(
                        MemberKey.of(row.value1(), row.value2()),
                        new Account(
                                row.value3(),
                                row.value4(),
                                row.value5(),
                                lastOptOut(row.value6(), row.value7()),
                                instant(row.value8()))));
        return accounts;
    }

    private static List<OptOut> lastOptOut(@Nullable OffsetDateTime from, @Nullable OffsetDateTime until) {
        return from == null ? List.of() : List.of(new OptOut(from.toInstant(), instant(until)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
