package dev.guildhall.xp.ledger;

import static dev.guildhall.db.jooq.xp.Tables.MEMBER;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.select;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** The members' rows within one transaction. */
public record Accounts(DSLContext sql) {

    /**
     * Takes the rows of these members until the transaction ends, making those that are missing.
     *
     * <p>Each statement goes through the members in the same order in every process, so that two that want the same members
     * wait for one another and never in a circle: whoever waits for a row that was there holds none that it made. So a
     * transaction calls it once.
     */
    public Map<MemberKey, Account> lock(SortedSet<MemberKey> wished) {
        Map<MemberKey, Account> accounts = new HashMap<>(locked(wished));
        if (accounts.size() < wished.size()) {
            SortedSet<MemberKey> missing = new TreeSet<>(wished);
            missing.removeAll(accounts.keySet());
            make(missing);
            accounts.putAll(locked(missing));
        }
        return accounts;
    }

    private void make(SortedSet<MemberKey> members) {
        ArrayTable wanted = new ArrayTable("wanted").withMembers(members, Function.identity());
        Field<Long> guild = wanted.column("guild_id", Long.class);
        Field<Long> user = wanted.column("user_id", Long.class);
        sql.insertInto(MEMBER, MEMBER.GUILD_ID, MEMBER.USER_ID)
                .select(select(guild, user).from(wanted.table()).orderBy(guild, user))
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
                        MEMBER.OPTED_OUT_UNTIL)
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
                                instant(row.value6()),
                                instant(row.value7()))));
        return accounts;
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
