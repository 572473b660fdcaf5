package dev.guildhall.xp.operation;

import static dev.guildhall.db.jooq.xp.Tables.DAY;
import static dev.guildhall.db.jooq.xp.Tables.LEDGER;
import static dev.guildhall.db.jooq.xp.Tables.MEMBER;
import static dev.guildhall.db.jooq.xp.Tables.STAGED;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.least;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.nullif;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;

import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.data.DatabaseUnavailableException;
import dev.guildhall.spi.data.Errand;
import dev.guildhall.spi.data.Outbox;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.xp.ledger.MemberKey;
import dev.guildhall.xp.ledger.Source;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record3;

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
            table.applied(operation, part, 0, 0, 0, true);
            return;
        }
        Step step = new Step(sql, operation, part);
        long highest = step.lock();
        if (operation.kind() == Operation.Kind.TRANSFER) {
            step.giveNoMoreThanIsTaken();
        }
        step.writeRows();
        step.moveTotals(meaning.levels().thresholdsUpTo(highest));
        step.moveDays();
        if (operation.members() <= MOST_WITH_ERRANDS) {
            List<Errand> errands = step.errands(meaning);
            if (!errands.isEmpty()) {
                outbox.add(sql, errands);
            }
        }
        Record3<Integer, Long, Long> done = step.done();
        table.unstage(operation, part);
        table.applied(operation, part, done.value1(), done.value2(), done.value3(), part.members() < size);
    }

    /** The statements of one part, in their order. */
    private record Step(DSLContext sql, Operation operation, OperationTable.Part part) {

        private long guild() {
            return operation.guild().value();
        }

        private Condition staged() {
            return STAGED.GUILD_ID
                    .eq(guild())
                    .and(STAGED.OPERATION_ID.eq(operation.id()))
                    .and(STAGED.USER_ID.le(part.through()));
        }

        private Condition member() {
            return MEMBER.GUILD_ID.eq(STAGED.GUILD_ID).and(MEMBER.USER_ID.eq(STAGED.USER_ID));
        }

        /** The rows that this part wrote. */
        private Condition written() {
            return LEDGER.GUILD_ID
                    .eq(guild())
                    .and(LEDGER.OPERATION_ID.eq(operation.id()))
                    .and(LEDGER.USER_ID.gt(part.after()))
                    .and(LEDGER.USER_ID.le(part.through()))
                    .and(LEDGER.AT.eq(at()));
        }

        private OffsetDateTime at() {
            return operation.at().atOffset(ZoneOffset.UTC);
        }

        /**
         * Takes the rows of the members, in the order in which everybody takes them, making those that are missing.
         *
         * @return what no total of them is above afterwards
         */
        long lock() {
            sql.insertInto(MEMBER, MEMBER.GUILD_ID, MEMBER.USER_ID)
                    .select(select(STAGED.GUILD_ID, STAGED.USER_ID)
                            .from(STAGED)
                            .where(staged())
                            .orderBy(STAGED.USER_ID))
                    .onConflictDoNothing()
                    .execute();
            Field<Long> highest = field("highest", Long.class);
            var held = select(MEMBER.TOTAL, new Changes(operation.way()).after().as(highest))
                    .from(STAGED)
                    .join(MEMBER)
                    .on(member())
                    .where(staged())
                    .orderBy(MEMBER.USER_ID)
                    .forUpdate()
                    .of(MEMBER)
                    .asTable("held");
            var found = sql.select(count(), coalesce(max(greatest(held.field(MEMBER.TOTAL), highest)), 0L))
                    .from(held)
                    .fetchSingle();
            if (found.value1() != part.members()) {
                throw new DatabaseUnavailableException(
                        "the row of a member of guild " + operation.guild() + " went away: somebody was erased",
                        new IllegalStateException("no row to lock"));
            }
            return found.value2();
        }

        /** Of a transfer, nobody is given more than there is to be taken. */
        void giveNoMoreThanIsTaken() {
            Field<Long> taken = field(select(coalesce(sum(least(MEMBER.TOTAL, STAGED.VALUE.neg())), 0)
                            .cast(Long.class))
                    .from(STAGED)
                    .join(MEMBER)
                    .on(member())
                    .where(staged(), STAGED.VALUE.lt(0L)));
            long most = sql.select(taken).fetchSingle().value1();
            sql.update(STAGED)
                    .set(STAGED.VALUE, least(STAGED.VALUE, val(most)))
                    .where(staged(), STAGED.VALUE.gt(0L))
                    .execute();
        }

        void writeRows() {
            Changes changes = new Changes(operation.way());
            Field<Long> amount = field("amount", Long.class);
            Field<Long> messages = field("messages", Long.class);
            var change = select(
                            STAGED.USER_ID,
                            changes.after().minus(Changes.before()).as(amount),
                            changes.messages().as(messages))
                    .from(STAGED)
                    .join(MEMBER)
                    .on(member())
                    .where(staged())
                    .asTable("change");
            sql.insertInto(
                            LEDGER,
                            LEDGER.GUILD_ID,
                            LEDGER.USER_ID,
                            LEDGER.SOURCE,
                            LEDGER.SOURCE_ID,
                            LEDGER.AT,
                            LEDGER.AMOUNT,
                            LEDGER.BASE,
                            LEDGER.ACTOR_ID,
                            LEDGER.OPERATION_ID,
                            LEDGER.MESSAGES)
                    .select(select(
                                    val(guild()),
                                    change.field(STAGED.USER_ID),
                                    val(source(operation).number()),
                                    val(operation.id()),
                                    val(at()),
                                    amount,
                                    amount,
                                    val(operation.actor().value()),
                                    val(operation.id()),
                                    nullif(messages, inline(0L)))
                            .from(change)
                            .where(amount.ne(0L).or(messages.ne(0L))))
                    .execute();
        }

        void moveTotals(long[] thresholds) {
            Long[] levels = Arrays.stream(thresholds).boxed().toArray(Long[]::new);
            Field<Long> total = MEMBER.TOTAL.plus(LEDGER.AMOUNT);
            sql.update(MEMBER)
                    .set(MEMBER.TOTAL, total)
                    .set(MEMBER.MESSAGES, MEMBER.MESSAGES.plus(coalesce(LEDGER.MESSAGES, 0L)))
                    // jOOQ's widthBucket knows no array: the number of thresholds that a total has reached.
                    .set(MEMBER.LEVEL, field("width_bucket({0}, {1}::bigint[])", Integer.class, total, val(levels)))
                    .from(LEDGER)
                    .where(written())
                    .and(MEMBER.GUILD_ID.eq(guild()))
                    .and(MEMBER.USER_ID.eq(LEDGER.USER_ID))
                    .execute();
        }

        void moveDays() {
            sql.insertInto(DAY, DAY.GUILD_ID, DAY.USER_ID, DAY.DAY_, DAY.AMOUNT, DAY.ADJUSTMENTS, DAY.BROUGHT)
                    .select(select(
                                    LEDGER.GUILD_ID,
                                    LEDGER.USER_ID,
                                    val(LocalDate.ofInstant(operation.at(), ZoneOffset.UTC)),
                                    LEDGER.AMOUNT,
                                    LEDGER.AMOUNT,
                                    coalesce(LEDGER.MESSAGES, 0L))
                            .from(LEDGER)
                            .where(written()))
                    .onConflict(DAY.GUILD_ID, DAY.USER_ID, DAY.DAY_)
                    .doUpdate()
                    .set(DAY.AMOUNT, DAY.AMOUNT.plus(excluded(DAY.AMOUNT)))
                    .set(DAY.ADJUSTMENTS, DAY.ADJUSTMENTS.plus(excluded(DAY.ADJUSTMENTS)))
                    .set(DAY.BROUGHT, DAY.BROUGHT.plus(excluded(DAY.BROUGHT)))
                    .execute();
        }

        /** The roles that come and go. */
        List<Errand> errands(Meaning.InGuild meaning) {
            List<Errand> errands = new ArrayList<>();
            sql.select(LEDGER.USER_ID, LEDGER.AMOUNT, MEMBER.TOTAL)
                    .from(LEDGER)
                    .join(MEMBER)
                    .on(MEMBER.GUILD_ID.eq(LEDGER.GUILD_ID), MEMBER.USER_ID.eq(LEDGER.USER_ID))
                    .where(written())
                    .orderBy(LEDGER.USER_ID)
                    .forEach(row -> {
                        int before = meaning.levels().level(row.value3() - row.value2());
                        int after = meaning.levels().level(row.value3());
                        errands.addAll(meaning.errands(
                                new MemberKey(operation.guild(), new UserId(row.value1())), before, after));
                    });
            return errands;
        }

        /** How many members changed, by how much XP, and by how many messages. */
        Record3<Integer, Long, Long> done() {
            return sql.select(
                            count(),
                            coalesce(sum(LEDGER.AMOUNT), 0).cast(Long.class),
                            coalesce(sum(LEDGER.MESSAGES), 0).cast(Long.class))
                    .from(LEDGER)
                    .where(written())
                    .fetchSingle();
        }
    }

    private static Source source(Operation operation) {
        return switch (operation.kind()) {
            case ADD, REMOVE, SET, TRANSFER, RESET -> Source.EDIT;
            case IMPORT -> Source.IMPORT;
            case UNDO -> Source.UNDO;
        };
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
