package dev.guildhall.xp.operation;

import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.data.DatabaseUnavailableException;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.xp.ledger.MemberKey;
import dev.guildhall.xp.ledger.Months;
import dev.guildhall.xp.level.Levels;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prepares, previews, confirms and applies operations. Calls block. Thread-safe, also against other processes: whoever applies
 * an operation holds its row, and the rows of the members of the chunk, in the order in which all hold them.
 */
public final class Operations implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Operations.class);
    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);

    private final Database database;
    private final Months months;
    private final Meaning meaning;
    private final Chunk chunk;
    private final Clock clock;
    private volatile boolean closed;

    public Operations(Database database, Months months, Meaning meaning, Chunk chunk, Clock clock) {
        this.database = database;
        this.months = months;
        this.meaning = meaning;
        this.chunk = chunk;
        this.clock = clock;
    }

    /** Prepares an operation of a few, in one transaction. */
    public Operation prepare(Wish wish, Collection<Staged> values) {
        return database.transaction(sql -> {
            OperationTable table = new OperationTable(sql);
            long id = table.insert(wish, now());
            table.stage(wish.guild(), id, distinct(values));
            return counted(table, wish.guild(), id);
        });
    }

    /** Prepares an operation that does the same to everybody who has ever had XP. */
    public Operation prepareForEverybody(Wish wish, long value) {
        return database.transaction(sql -> {
            OperationTable table = new OperationTable(sql);
            long id = table.insert(wish, now());
            table.stageEverybody(wish.guild(), id, value);
            return counted(table, wish.guild(), id);
        });
    }

    /** Begins to prepare an operation of many, which {@link #stage} and {@link #complete} go on with. */
    public long begin(Wish wish) {
        return database.transaction(sql -> new OperationTable(sql).insert(wish, now()));
    }

    /**
     * Adds to an operation that was begun. Of a person who comes twice, the higher value counts.
     *
     * @return how many came a second time
     */
    public int stage(GuildId guild, long id, Collection<Staged> values) {
        List<Staged> once = distinct(values);
        int before = database.transaction(sql -> new OperationTable(sql).stage(guild, id, once));
        return before + values.size() - once.size();
    }

    /**
     * The operation that was begun, now with the number of its members.
     *
     * @param hints settings of another bot, a line each; may be empty
     */
    public Operation complete(GuildId guild, long id, String hints) {
        return database.transaction(sql -> {
            OperationTable table = new OperationTable(sql);
            table.hints(guild, id, hints);
            return counted(table, guild, id);
        });
    }

    /** The settings that came with an import, a line each; empty where there were none. */
    public String hints(GuildId guild, long id) {
        return database.query(sql -> new OperationTable(sql).hints(guild, id));
    }

    /** What a member has now. */
    public long total(MemberKey member) {
        return database.query(sql -> Chunk.total(sql, member));
    }

    private static Operation counted(OperationTable table, GuildId guild, long id) {
        table.countStaged(guild, id);
        return table.find(guild, id).orElseThrow();
    }

    private static List<Staged> distinct(Collection<Staged> values) {
        Map<UserId, Staged> highest = new LinkedHashMap<>();
        values.forEach(each -> highest.merge(each.user(), each, Staged::highest));
        return List.copyOf(highest.values());
    }

    /** What an operation that is prepared would do now. Goes through all of its members, in the database. */
    public Preview preview(Operation operation) {
        Meaning.InGuild inGuild = meaning.of(operation.guild());
        return database.query(sql -> new OperationTable(sql).preview(operation, inGuild));
    }

    /**
     * What it would do together with other levels and rewards, to everybody of the guild: whose level changes, and who gains or
     * loses a role.
     *
     * @param roles that a level would bring
     */
    public Preview preview(Operation operation, Levels levels, IntFunction<Set<RoleId>> roles) {
        Meaning.InGuild now = meaning.of(operation.guild());
        return database.query(sql -> new WholePreview(sql).of(operation, now, levels, roles));
    }

    /** What came of a confirmation. */
    public enum Confirmed {
        /** It is being applied. */
        YES,
        /** It was confirmed, cancelled or forgotten before. */
        NOT_PREPARED,
        /** Of an undo: somebody else undid it meanwhile. */
        UNDONE_MEANWHILE
    }

    /** Confirms an operation: from now on it is carried through. {@link #apply} does it. */
    public Confirmed confirm(GuildId guild, long id) {
        Instant time = now();
        months.make(List.of(time));
        return database.transaction(sql -> {
            OperationTable table = new OperationTable(sql);
            Optional<Operation> operation = table.lock(guild, id);
            if (operation.isEmpty() || operation.get().state() != Operation.State.PREPARED) {
                return Confirmed.NOT_PREPARED;
            }
            OptionalLong undoes = operation.get().undoes();
            if (undoes.isPresent() && !takeUndone(table, guild, undoes.getAsLong(), id)) {
                return Confirmed.UNDONE_MEANWHILE;
            }
            table.confirm(guild, id, time);
            return Confirmed.YES;
        });
    }

    /**
     * Marks what is undone. Where that is an undo itself, what it undid is in force again, and can be undone again; and where that
     * one is an undo, what it undid is undone again, and so on.
     */
    private static boolean takeUndone(OperationTable table, GuildId guild, long undone, long by) {
        Optional<Operation> original = table.lock(guild, undone);
        if (original.isEmpty() || original.get().undoneBy().isPresent()) {
            return false;
        }
        table.undoneBy(guild, undone, by);
        boolean inForce = false;
        Optional<Operation> undo = original;
        while (undo.isPresent() && undo.get().undoes().isPresent()) {
            long first = undo.get().undoes().getAsLong();
            Long inForceBy = inForce ? undo.get().id() : null;
            undo = table.lock(guild, first);
            table.undoneBy(guild, first, inForceBy);
            inForce = !inForce;
        }
        return true;
    }

    /** Told after each chunk. */
    public interface Progress {

        Progress NONE = (done, total) -> {};

        void members(long done, long total);
    }

    /**
     * Applies an operation that is confirmed, to its end. When two do it at once, they take turns.
     *
     * @return it as it is when done, or when this process ends before
     * @throws DatabaseUnavailableException if the database is away; the rest is applied later, by {@link #resume}
     */
    public Operation apply(GuildId guild, long id, Progress progress) {
        Operation before = find(guild, id).orElseThrow();
        months.make(List.of(before.at()));
        while (true) {
            if (closed) {
                return find(guild, id).orElseThrow();
            }
            Operation now = chunk.apply(guild, id, meaning);
            progress.members(now.applied(), now.members());
            if (now.state() != Operation.State.RUNNING) {
                log.info(
                        "operation {} of guild {} - {} changed {} of {} members by {} XP",
                        id,
                        guild,
                        now.kind().key(),
                        now.changed(),
                        now.members(),
                        now.amount());
                return now;
            }
        }
    }

    /** Carries on with what was confirmed and is not done, because a process ended; forgets what nobody confirmed. */
    public void resume() {
        for (Operation operation : database.query(sql -> new OperationTable(sql).running())) {
            apply(operation.guild(), operation.id(), Progress.NONE);
        }
        Instant before = now().minus(FORGOTTEN_AFTER);
        for (Operation old : database.query(sql -> new OperationTable(sql).forgotten(before))) {
            cancel(old.guild(), old.id());
        }
    }

    /** Forgets an operation that is not confirmed; false where it is, or is gone. */
    public boolean cancel(GuildId guild, long id) {
        return database.transaction(sql -> new OperationTable(sql).forget(guild, id));
    }

    /** What came of a wish to undo. */
    public sealed interface Undo {

        /** It waits for {@link #confirm}. */
        record Prepared(Operation operation) implements Undo {}

        /** There is nothing of that number. */
        record Unknown() implements Undo {}

        /** It is undone already. */
        record Already(Operation by) implements Undo {}

        /** It is still being applied. */
        record Unfinished(Operation operation) implements Undo {}

        /** The rows of that time are no longer kept, so nobody knows what it changed. */
        record TooOld(Operation operation) implements Undo {}
    }

    /**
     * Prepares to undo an operation: what it gave is taken, what it took is given, and what was earned since stays.
     *
     * @param id of the operation; nothing for the latest that is not undone
     */
    public Undo prepareUndo(GuildId guild, UserId actor, OptionalLong id, String reason) {
        return database.transaction(sql -> {
            OperationTable table = new OperationTable(sql);
            Optional<Operation> found = id.isPresent() ? table.find(guild, id.getAsLong()) : latest(table, guild);
            if (found.isEmpty() || found.get().state() == Operation.State.PREPARED) {
                return new Undo.Unknown();
            }
            Operation operation = found.get();
            if (operation.undoneBy().isPresent()) {
                return new Undo.Already(
                        table.find(guild, operation.undoneBy().getAsLong()).orElseThrow());
            }
            if (operation.state() != Operation.State.DONE) {
                return new Undo.Unfinished(operation);
            }
            long undo = table.insert(
                    new Wish(
                            guild,
                            actor,
                            Operation.Kind.UNDO,
                            Way.ADD,
                            "#" + operation.id(),
                            reason,
                            OptionalLong.of(operation.id())),
                    now());
            table.stageOpposite(guild, undo, operation.id());
            // The rows of an operation have one time, so they are dropped together.
            if (table.countStaged(guild, undo) == 0 && operation.changed() > 0) {
                table.forget(guild, undo);
                return new Undo.TooOld(operation);
            }
            return new Undo.Prepared(table.find(guild, undo).orElseThrow());
        });
    }

    private static Optional<Operation> latest(OperationTable table, GuildId guild) {
        return table.newest(guild, null, 0, 50).stream()
                .filter(each -> each.undoneBy().isEmpty() && each.kind() != Operation.Kind.UNDO)
                .findFirst();
    }

    public Optional<Operation> find(GuildId guild, long id) {
        return database.query(sql -> new OperationTable(sql).find(guild, id));
    }

    /** Confirmed operations, the newest first; of all, or those that changed a member's total. */
    public List<Operation> newest(GuildId guild, @Nullable UserId about, int offset, int limit) {
        return database.query(sql -> new OperationTable(sql).newest(guild, about, offset, limit));
    }

    /** By how much operations changed a member's total, by their numbers. */
    public Map<Long, Long> amounts(MemberKey member, List<Operation> operations) {
        List<Long> ids = operations.stream().map(Operation::id).toList();
        return database.query(sql -> new OperationTable(sql).amounts(member.guild(), member.user(), ids));
    }

    /** What was moved by those operations that took from one what they gave another, by their numbers. */
    public Map<Long, Long> moved(GuildId guild, List<Operation> operations) {
        List<Long> ids = operations.stream().map(Operation::id).toList();
        return database.query(sql -> new OperationTable(sql).moved(guild, ids));
    }

    /** Ends {@link #apply} after the chunk at hand; another process goes on. */
    @Override
    public void close() {
        closed = true;
    }

    /** To the millisecond, as the ledger keeps times. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
