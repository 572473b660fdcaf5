package dev.guildhall.xp.operation;

import static dev.guildhall.db.jooq.xp.Tables.MEMBER;

import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.data.Errand;
import dev.guildhall.spi.data.Outbox;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.xp.ledger.MemberKey;
import dev.guildhall.xp.level.Levels;
import dev.guildhall.xp.level.StoredLevels;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * Applies a part of an operation in one transaction: ledger, totals, days, levels, roles, and how far it is. Few enough
 * members that those who earn XP meanwhile wait for fractions of a second. All of it is computed in PostgreSQL, from the
 * staged values to the ledger, and from the ledger's rows to totals and days; so its cost for a member is that of the rows.
 * Thread-safe.
 */
public final class Chunk {

    /** Beyond that many members, roles follow by a look at each member of the guild, and not by an errand for each change. */
    public static final int MOST_WITH_ERRANDS = 200;

    private static final int DEFAULT_SIZE = 5_000;

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
    Operation apply(GuildId guild, long id, Meaning meaning) {
        Meaning.InGuild inGuild = meaning.of(guild);
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
        OperationTable.Part part = table.part(operation, size);
        if (part.members() == 0) {
            table.applied(operation, part, ChunkStep.Done.NOTHING, true);
            return;
        }
        ChunkStep step = new ChunkStep(sql, operation, part);
        long highest = step.lock();
        boolean moves = moves(table, operation);
        if (moves) {
            step.giveNoMoreThanIsTaken();
        }
        step.writeRows();
        Levels levels = new StoredLevels(sql).of(operation.guild(), meaning.levels());
        step.moveTotals(levels.thresholdsUpTo(highest));
        step.moveDays();
        if (operation.members() <= MOST_WITH_ERRANDS) {
            List<Errand> errands = step.errands(meaning);
            if (!errands.isEmpty()) {
                outbox.add(sql, errands);
            }
        }
        ChunkStep.Done done = step.done();
        table.unstage(operation, part);
        table.applied(operation, part, done, part.members() < size);
        if (moves) {
            // Two members, so it is the only part.
            table.moved(operation, done.given());
        }
    }

    /** Whether it is a transfer, or undoes one, or its undo, and so on: such a one makes no XP. */
    private static boolean moves(OperationTable table, Operation operation) {
        Optional<Operation> first = Optional.of(operation);
        while (first.isPresent() && first.get().undoes().isPresent()) {
            first = table.find(operation.guild(), first.get().undoes().getAsLong());
        }
        return first.filter(each -> each.kind() == Operation.Kind.TRANSFER).isPresent();
    }

    /** The total of one member, who may have none. */
    static long total(DSLContext sql, MemberKey member) {
        return sql.select(MEMBER.TOTAL)
                .from(MEMBER)
                .where(MEMBER.GUILD_ID.eq(member.guild().value()))
                .and(MEMBER.USER_ID.eq(member.user().value()))
                .fetchOptional(MEMBER.TOTAL)
                .orElse(0L);
    }
}
