package dev.guildhall.xp.operation;

import static dev.guildhall.db.jooq.xp.Tables.MEMBER;

import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.data.DatabaseUnavailableException;
import dev.guildhall.spi.data.Errand;
import dev.guildhall.spi.data.Outbox;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.xp.ledger.Account;
import dev.guildhall.xp.ledger.Accounts;
import dev.guildhall.xp.ledger.Entry;
import dev.guildhall.xp.ledger.Ledger;
import dev.guildhall.xp.ledger.MemberKey;
import dev.guildhall.xp.ledger.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.DSLContext;

/**
 * Applies a part of an operation in one transaction: ledger, totals, days, levels, roles, and how far it is. Few enough
 * members that those who earn XP meanwhile wait for milliseconds. Thread-safe.
 */
public final class Chunk {

    /** Beyond that many members, roles follow by a look at each member of the guild, and not by an errand for each change. */
    public static final int MOST_WITH_ERRANDS = 200;

    private static final int DEFAULT_SIZE = 2_000;

    private final Database database;
    private final Outbox outbox;
    private final int size;

    public Chunk(Database database, Outbox outbox) {
        this(database, outbox, DEFAULT_SIZE);
    }

    Chunk(Database database, Outbox outbox, int size) {
        this.database = database;
        this.outbox = outbox;
        this.size = size;
    }

    /** Applies the next part of a running operation, and returns the operation as it is afterwards; see {@link Operations}. */
    Operation apply(GuildId guild, long id, Meaning meaning, Meaning.InGuild inGuild) {
        return database.transaction(sql -> {
            OperationTable table = new OperationTable(sql);
            Operation operation = table.lock(guild, id).orElseThrow();
            if (operation.state() == Operation.State.RUNNING) {
                next(sql, table, operation, inGuild);
                Operation after = table.find(guild, id).orElseThrow();
                if (after.state() == Operation.State.DONE && after.members() > MOST_WITH_ERRANDS) {
                    meaning.changedMany(sql, guild, after.actor());
                }
            }
            return table.find(guild, id).orElseThrow();
        });
    }

    private void next(DSLContext sql, OperationTable table, Operation operation, Meaning.InGuild meaning) {
        List<Staged> part = table.staged(operation.guild(), operation.id(), 0, size);
        if (part.isEmpty()) {
            table.applied(operation, 0, 0, 0, 0, true);
            return;
        }
        TreeSet<MemberKey> members = new TreeSet<>();
        part.forEach(each -> members.add(new MemberKey(operation.guild(), each.user())));
        Map<MemberKey, Account> accounts = new Accounts(sql).lock(members);
        List<Entry> entries = new ArrayList<>();
        List<Errand> errands = new ArrayList<>();
        Map<MemberKey, Integer> levels = new HashMap<>();
        long most = operation.kind() == Operation.Kind.TRANSFER ? taken(operation, part, accounts) : Long.MAX_VALUE;
        long amount = 0;
        for (Staged each : part) {
            MemberKey member = new MemberKey(operation.guild(), each.user());
            Account account = accounts.get(member);
            if (account == null) {
                throw new DatabaseUnavailableException(
                        "the row of a member of guild " + operation.guild() + " went away: somebody was erased",
                        new IllegalStateException("no row to lock"));
            }
            long before = account.total();
            long value = each.value() > 0 ? Math.min(each.value(), most) : each.value();
            long total = operation.way().total(before, value);
            if (total != before) {
                entries.add(Entry.decided(
                        member, source(operation), operation.id(), operation.at(), total - before, operation.actor()));
                amount += total - before;
                levels.put(member, meaning.level(total));
                if (operation.members() <= MOST_WITH_ERRANDS) {
                    errands.addAll(meaning.errands(member, meaning.level(before), meaning.level(total)));
                }
            }
        }
        if (!entries.isEmpty()) {
            new Ledger(sql).write(entries, levels);
        }
        if (!errands.isEmpty()) {
            outbox.add(sql, errands);
        }
        long through = part.getLast().user().value();
        table.unstageThrough(operation.guild(), operation.id(), through);
        table.applied(operation, through, part.size(), entries.size(), amount, part.size() < size);
    }

    /** What there is to be taken for a transfer: nobody is given more. */
    private static long taken(Operation operation, List<Staged> part, Map<MemberKey, Account> accounts) {
        long taken = 0;
        for (Staged each : part) {
            Account account = accounts.get(new MemberKey(operation.guild(), each.user()));
            if (each.value() < 0 && account != null) {
                taken += Math.min(account.total(), -each.value());
            }
        }
        return taken;
    }

    private static Source source(Operation operation) {
        return switch (operation.kind()) {
            case ADD, REMOVE, SET, TRANSFER, RESET -> Source.EDIT;
            case IMPORT -> Source.IMPORT;
            case UNDO -> Source.UNDO;
        };
    }

    /** The totals of those who have one. */
    static Map<Long, Long> totals(DSLContext sql, GuildId guild, List<Staged> members) {
        Long[] users = members.stream().map(each -> each.user().value()).toArray(Long[]::new);
        return sql.select(MEMBER.USER_ID, MEMBER.TOTAL)
                .from(MEMBER)
                .where(MEMBER.GUILD_ID.eq(guild.value()))
                .and(MEMBER.USER_ID.eq(org.jooq.impl.DSL.any(users)))
                .fetchMap(MEMBER.USER_ID, MEMBER.TOTAL);
    }

    /** What a change of one member's total means. */
    static Preview effect(Meaning.InGuild meaning, long before, long after) {
        int levelBefore = meaning.level(before);
        int levelAfter = meaning.level(after);
        boolean gains = false;
        boolean loses = false;
        if (levelBefore != levelAfter) {
            Set<RoleId> rolesBefore = meaning.roles(levelBefore);
            Set<RoleId> rolesAfter = meaning.roles(levelAfter);
            gains = !rolesBefore.containsAll(rolesAfter);
            loses = !rolesAfter.containsAll(rolesBefore);
        }
        return new Preview(
                1,
                before == after ? 0 : 1,
                levelAfter > levelBefore ? 1 : 0,
                levelAfter < levelBefore ? 1 : 0,
                gains ? 1 : 0,
                loses ? 1 : 0,
                after - before);
    }
}
