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
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.nullif;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;

import dev.guildhall.spi.data.DatabaseUnavailableException;
import dev.guildhall.spi.data.Errand;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.xp.ledger.MemberKey;
import dev.guildhall.xp.ledger.Source;
import dev.guildhall.xp.level.LevelColumn;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;

/**
 * The statements that apply one part of an operation, in their order.
 *
 * <p>Each joins by rows of its WITH, which hide from PostgreSQL which guild it is: see {@link Changes#part}.
 */
record ChunkStep(DSLContext sql, Operation operation, OperationTable.Part range) {

    private long guild() {
        return operation.guild().value();
    }

    private Condition staged() {
        return STAGED.GUILD_ID
                .eq(guild())
                .and(STAGED.OPERATION_ID.eq(operation.id()))
                .and(STAGED.USER_ID.le(range.through()));
    }

    private CommonTableExpression<?> part() {
        return Changes.part(staged());
    }

    /** The rows that this part wrote. */
    private Condition written() {
        return LEDGER.GUILD_ID
                .eq(guild())
                .and(LEDGER.OPERATION_ID.eq(operation.id()))
                .and(LEDGER.USER_ID.gt(range.after()))
                .and(LEDGER.USER_ID.le(range.through()))
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
        CommonTableExpression<?> part = part();
        Field<Long> highest = field(name("held", "highest"), Long.class);
        var held = select(greatest(MEMBER.TOTAL, Changes.ofPart(operation.way()).after())
                        .as("highest"))
                .from(part)
                .join(MEMBER)
                .on(Changes.memberOfPart())
                .orderBy(MEMBER.USER_ID)
                .forUpdate()
                .of(MEMBER)
                .asTable("held");
        var found = sql.with(part)
                .select(count(), coalesce(max(highest), 0L))
                .from(held)
                .fetchSingle();
        if (found.value1() != range.members()) {
            throw new DatabaseUnavailableException(
                    "the row of a member of guild " + operation.guild() + " went away: somebody was erased",
                    new IllegalStateException("no row to lock"));
        }
        return found.value2();
    }

    /** Of a transfer, or what undoes one, nobody is given more than there is to be taken. */
    void giveNoMoreThanIsTaken() {
        CommonTableExpression<?> part = part();
        Field<Long> value = Changes.column("value");
        long most = sql.with(part)
                .select(coalesce(sum(least(MEMBER.TOTAL, value.neg())), 0).cast(Long.class))
                .from(part)
                .join(MEMBER)
                .on(Changes.memberOfPart())
                .where(value.lt(0L))
                .fetchSingle()
                .value1();
        sql.update(STAGED)
                .set(STAGED.VALUE, least(STAGED.VALUE, val(most)))
                .where(staged(), STAGED.VALUE.gt(0L))
                .execute();
    }

    void writeRows() {
        CommonTableExpression<?> part = part();
        Changes changes = Changes.ofPart(operation.way());
        Field<Long> user = field(name("change", "user_id"), Long.class);
        Field<Long> amount = field(name("change", "amount"), Long.class);
        Field<Long> messages = field(name("change", "messages"), Long.class);
        var change = select(
                        Changes.column("user_id").as("user_id"),
                        changes.after().minus(Changes.before()).as("amount"),
                        changes.more().as("messages"))
                .from(part)
                .join(MEMBER)
                .on(Changes.memberOfPart())
                .asTable("change");
        sql.with(part)
                .insertInto(
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
                                user,
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
        Field<Long> total = MEMBER.TOTAL.plus(row("amount"));
        CommonTableExpression<?> rows = rows();
        sql.with(rows)
                .update(MEMBER)
                .set(MEMBER.TOTAL, total)
                .set(MEMBER.MESSAGES, MEMBER.MESSAGES.plus(row("messages")))
                .set(MEMBER.LEVEL, LevelColumn.of(total, thresholds))
                .from(rows)
                .where(memberOfRow())
                .execute();
    }

    /** What this part wrote to the ledger. */
    private CommonTableExpression<?> rows() {
        return name("rows")
                .fields("guild_id", "user_id", "amount", "messages")
                .asMaterialized(
                        select(LEDGER.GUILD_ID, LEDGER.USER_ID, LEDGER.AMOUNT, coalesce(LEDGER.MESSAGES, inline(0L)))
                                .from(LEDGER)
                                .where(written()));
    }

    private static Field<Long> row(String column) {
        return field(name("rows", column), Long.class);
    }

    private static Condition memberOfRow() {
        return MEMBER.GUILD_ID.eq(row("guild_id")).and(MEMBER.USER_ID.eq(row("user_id")));
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
        CommonTableExpression<?> rows = rows();
        sql.with(rows)
                .select(row("user_id"), row("amount"), MEMBER.TOTAL)
                .from(rows)
                .join(MEMBER)
                .on(memberOfRow())
                .orderBy(row("user_id"))
                .forEach(row -> {
                    int before = meaning.levels().level(row.value3() - row.value2());
                    int after = meaning.levels().level(row.value3());
                    errands.addAll(
                            meaning.errands(new MemberKey(operation.guild(), new UserId(row.value1())), before, after));
                });
        return errands;
    }

    /**
     * What a part has done.
     *
     * @param members whose totals changed
     * @param amount of XP, in all
     * @param messages by how many their counts changed, in all
     * @param given of the XP, what was given and not taken
     */
    record Done(int members, long amount, long messages, long given) {

        static final Done NOTHING = new Done(0, 0, 0, 0);
    }

    Done done() {
        return sql.select(
                        count(),
                        coalesce(sum(LEDGER.AMOUNT), 0).cast(Long.class),
                        coalesce(sum(LEDGER.MESSAGES), 0).cast(Long.class),
                        coalesce(sum(greatest(LEDGER.AMOUNT, inline(0L))), 0).cast(Long.class))
                .from(LEDGER)
                .where(written())
                .fetchSingle(row -> new Done(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    private static Source source(Operation operation) {
        return switch (operation.kind()) {
            case ADD, REMOVE, SET, TRANSFER, RESET -> Source.EDIT;
            case IMPORT -> Source.IMPORT;
            case UNDO -> Source.UNDO;
        };
    }
}
