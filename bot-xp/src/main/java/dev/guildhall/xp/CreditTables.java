package dev.guildhall.xp;

import static dev.guildhall.db.jooq.xp.Tables.DAY;
import static dev.guildhall.db.jooq.xp.Tables.LEDGER;
import static dev.guildhall.db.jooq.xp.Tables.MEMBER;
import static org.jooq.impl.DSL.array;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;

import dev.guildhall.spi.data.DatabaseUnavailableException;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;

/** The tables of the schema {@code xp} within one transaction that credits, many rows a statement. */
record CreditTables(DSLContext sql) {

    private static final short MESSAGE = 1;

    /**
     * Takes the rows of these members for this transaction, making those that are missing.
     *
     * <p>Both statements go through the members in the same order in every process, so that two that want the same members
     * wait for one another and never in a circle.
     *
     * @param members in order
     * @return their totals
     */
    Map<MemberKey, Long> lockTotals(List<MemberKey> members) {
        ArrayTable wanted = new ArrayTable("wanted")
                .with("guild_id", guilds(members, Function.identity()))
                .with("user_id", users(members, Function.identity()));
        Field<Long> guild = wanted.column("guild_id", Long.class);
        Field<Long> user = wanted.column("user_id", Long.class);
        sql.insertInto(MEMBER, MEMBER.GUILD_ID, MEMBER.USER_ID)
                .select(select(guild, user).from(wanted.table()).orderBy(guild, user))
                .onConflictDoNothing()
                .execute();
        return sql.select(MEMBER.GUILD_ID, MEMBER.USER_ID, MEMBER.TOTAL)
                .from(wanted.table())
                .join(MEMBER)
                .on(MEMBER.GUILD_ID.eq(guild), MEMBER.USER_ID.eq(user))
                .orderBy(MEMBER.GUILD_ID, MEMBER.USER_ID)
                .forUpdate()
                .of(MEMBER)
                .fetchMap(row -> member(row, MEMBER.GUILD_ID, MEMBER.USER_ID), row -> row.get(MEMBER.TOTAL));
    }

    /** The messages that are credited already, around each member's messages: these themselves, and all within a cooldown. */
    Map<MemberKey, TreeSet<Long>> creditedNear(SortedMap<MemberKey, List<SeenMessage>> byMember) {
        Collection<MemberKey> members = byMember.keySet();
        ArrayTable near = new ArrayTable("near")
                .with("guild_id", guilds(members, Function.identity()))
                .with("user_id", users(members, Function.identity()))
                .with("first", longs(byMember.values(), CreditTables::firstOf))
                .with("last", longs(byMember.values(), CreditTables::lastOf));
        Field<Long> guild = near.column("guild_id", Long.class);
        Field<Long> user = near.column("user_id", Long.class);
        // A subquery for each member, and not a join: before the first ANALYZE a join would be planned as a scan of the
        // ledger.
        Field<Long[]> credited = array(select(LEDGER.SOURCE_ID)
                .from(LEDGER)
                .where(LEDGER.GUILD_ID.eq(guild), LEDGER.USER_ID.eq(user), LEDGER.SOURCE.eq(inline(MESSAGE)))
                .and(LEDGER.SOURCE_ID.between(near.column("first", Long.class), near.column("last", Long.class))));
        Map<MemberKey, TreeSet<Long>> found = new HashMap<>();
        sql.select(guild, user, credited)
                .from(near.table())
                .fetch()
                .forEach(row -> found.put(member(row, guild, user), new TreeSet<>(List.of(row.get(credited)))));
        return found;
    }

    private static long firstOf(List<SeenMessage> messages) {
        return messages.stream().mapToLong(SeenMessage::windowStart).min().orElseThrow();
    }

    private static long lastOf(List<SeenMessage> messages) {
        return messages.stream().mapToLong(SeenMessage::windowEnd).max().orElseThrow();
    }

    /** Writes credits of members whose rows are locked, who are not credited for these messages yet. */
    void write(List<Credit> credits) {
        writeLedger(credits);
        SortedMap<MemberKey, Earned> totals = new TreeMap<>();
        Map<MemberDay, Earned> days = new HashMap<>();
        for (Credit credit : credits) {
            Earned earned = new Earned(credit.amount(), 1);
            totals.merge(credit.message().member(), earned, Earned::plus);
            days.merge(new MemberDay(credit.message().member(), credit.day()), earned, Earned::plus);
        }
        addToTotals(totals);
        addToDays(days);
    }

    /** A sum of credits. */
    private record Earned(long amount, int messages) {
        Earned plus(Earned other) {
            return new Earned(amount + other.amount, messages + other.messages);
        }
    }

    private record MemberDay(MemberKey member, LocalDate day) {}

    private void writeLedger(List<Credit> credits) {
        ArrayTable earned = new ArrayTable("earned")
                .with("guild_id", guilds(credits, credit -> credit.message().member()))
                .with("user_id", users(credits, credit -> credit.message().member()))
                .with(
                        "source_id",
                        longs(credits, credit -> credit.message().id().value()))
                .with("amount", credits.stream().map(Credit::amount).toArray(Integer[]::new));
        int written = sql.insertInto(
                        LEDGER, LEDGER.GUILD_ID, LEDGER.USER_ID, LEDGER.SOURCE, LEDGER.SOURCE_ID, LEDGER.AMOUNT)
                .select(select(
                                earned.column("guild_id", Long.class),
                                earned.column("user_id", Long.class),
                                inline(MESSAGE),
                                earned.column("source_id", Long.class),
                                earned.column("amount", Integer.class))
                        .from(earned.table()))
                .onConflictDoNothing()
                .execute();
        if (written != credits.size()) {
            // Only somebody who does not take the members' locks can have been faster; what he wrote is seen next time.
            throw new DatabaseUnavailableException(
                    "the ledger took " + written + " of " + credits.size() + " credits: it changed meanwhile",
                    new IllegalStateException("credits written without holding the member's row"));
        }
    }

    private void addToTotals(SortedMap<MemberKey, Earned> totals) {
        ArrayTable earned = new ArrayTable("earned")
                .with("guild_id", guilds(totals.keySet(), Function.identity()))
                .with("user_id", users(totals.keySet(), Function.identity()))
                .with("amount", longs(totals.values(), Earned::amount))
                .with("messages", longs(totals.values(), Earned::messages));
        sql.update(MEMBER)
                .set(MEMBER.TOTAL, MEMBER.TOTAL.plus(earned.column("amount", Long.class)))
                .set(MEMBER.MESSAGES, MEMBER.MESSAGES.plus(earned.column("messages", Long.class)))
                .from(earned.table())
                .where(MEMBER.GUILD_ID.eq(earned.column("guild_id", Long.class)))
                .and(MEMBER.USER_ID.eq(earned.column("user_id", Long.class)))
                .execute();
    }

    private void addToDays(Map<MemberDay, Earned> days) {
        ArrayTable earned = new ArrayTable("earned")
                .with("guild_id", guilds(days.keySet(), MemberDay::member))
                .with("user_id", users(days.keySet(), MemberDay::member))
                .with("day", days.keySet().stream().map(MemberDay::day).toArray(LocalDate[]::new))
                .with("amount", longs(days.values(), Earned::amount))
                .with("messages", days.values().stream().map(Earned::messages).toArray(Integer[]::new));
        sql.insertInto(DAY, DAY.GUILD_ID, DAY.USER_ID, DAY.DAY_, DAY.AMOUNT, DAY.MESSAGES)
                .select(select(
                                earned.column("guild_id", Long.class),
                                earned.column("user_id", Long.class),
                                earned.column("day", LocalDate.class),
                                earned.column("amount", Long.class),
                                earned.column("messages", Integer.class))
                        .from(earned.table()))
                .onConflict(DAY.GUILD_ID, DAY.USER_ID, DAY.DAY_)
                .doUpdate()
                .set(DAY.AMOUNT, DAY.AMOUNT.plus(excluded(DAY.AMOUNT)))
                .set(DAY.MESSAGES, DAY.MESSAGES.plus(excluded(DAY.MESSAGES)))
                .execute();
    }

    private static MemberKey member(Record row, Field<Long> guild, Field<Long> user) {
        return new MemberKey(new GuildId(row.get(guild)), new UserId(row.get(user)));
    }

    private static <T> Long[] guilds(Collection<T> rows, Function<T, MemberKey> member) {
        return longs(rows, row -> member.apply(row).guild().value());
    }

    private static <T> Long[] users(Collection<T> rows, Function<T, MemberKey> member) {
        return longs(rows, row -> member.apply(row).user().value());
    }

    private static <T> Long[] longs(Collection<T> rows, ToLongFunction<T> value) {
        return rows.stream().mapToLong(value).boxed().toArray(Long[]::new);
    }
}
