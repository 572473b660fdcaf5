package dev.guildhall.xp.operation;

import static dev.guildhall.db.jooq.xp.Tables.LEDGER;
import static dev.guildhall.db.jooq.xp.Tables.MEMBER;
import static dev.guildhall.db.jooq.xp.Tables.OPERATION;
import static dev.guildhall.db.jooq.xp.Tables.STAGED;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import dev.guildhall.db.jooq.xp.tables.records.OperationRecord;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.xp.ledger.ArrayTable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** The tables of operations and of what they are going to do, on one connection. */
record OperationTable(DSLContext sql) {

    /** Stores a prepared operation. */
    long insert(Wish wish, Instant at) {
        OperationRecord row = sql.newRecord(OPERATION);
        row.setGuildId(wish.guild().value());
        row.setActorId(wish.actor().value());
        row.setKind(wish.kind().key());
        row.setWay(wish.way().stored());
        row.setSummary(wish.subject());
        row.setReason(wish.reason());
        row.setAt(at.atOffset(ZoneOffset.UTC));
        row.setState(stored(Operation.State.PREPARED));
        if (wish.undoes().isPresent()) {
            row.setUndoes(wish.undoes().getAsLong());
        }
        row.insert();
        return row.getId();
    }

    Optional<Operation> find(GuildId guild, long id) {
        return sql.selectFrom(OPERATION).where(is(guild, id)).fetchOptional(OperationTable::operation);
    }

    /** Takes the operation for this transaction. */
    Optional<Operation> lock(GuildId guild, long id) {
        return sql.selectFrom(OPERATION).where(is(guild, id)).forUpdate().fetchOptional(OperationTable::operation);
    }

    /** Confirmed ones, the newest first. */
    List<Operation> newest(GuildId guild, @Nullable UserId about, int offset, int limit) {
        Condition concerned = about == null
                ? OPERATION.STATE.ne(inline("prepared"))
                : OPERATION
                        .STATE
                        .ne(inline("prepared"))
                        .and(OPERATION.ID.in(select(LEDGER.OPERATION_ID)
                                .from(LEDGER)
                                .where(LEDGER.GUILD_ID.eq(guild.value()))
                                .and(LEDGER.USER_ID.eq(about.value()))
                                .and(LEDGER.SOURCE.between((short) 7, (short) 9))
                                .and(LEDGER.OPERATION_ID.isNotNull())));
        return sql.selectFrom(OPERATION)
                .where(OPERATION.GUILD_ID.eq(guild.value()))
                .and(concerned)
                .orderBy(OPERATION.ID.desc())
                .offset(offset)
                .limit(limit)
                .fetch(OperationTable::operation);
    }

    /** Confirmed ones that are not done, of all guilds, the oldest first. */
    List<Operation> running() {
        return sql.selectFrom(OPERATION)
                .where(OPERATION.STATE.eq(inline("running")))
                .orderBy(OPERATION.AT)
                .limit(100)
                .fetch(OperationTable::operation);
    }

    /** By how much an operation changed a member's total. */
    Map<Long, Long> amounts(GuildId guild, UserId about, List<Long> operations) {
        return sql.select(LEDGER.OPERATION_ID, LEDGER.AMOUNT)
                .from(LEDGER)
                .where(LEDGER.GUILD_ID.eq(guild.value()))
                .and(LEDGER.USER_ID.eq(about.value()))
                .and(LEDGER.OPERATION_ID.in(operations))
                .fetchMap(LEDGER.OPERATION_ID, LEDGER.AMOUNT);
    }

    /** Prepared becomes running; false where it is not prepared any more. */
    boolean confirm(GuildId guild, long id, Instant at) {
        return sql.update(OPERATION)
                        .set(OPERATION.STATE, stored(Operation.State.RUNNING))
                        .set(OPERATION.AT, at.atOffset(ZoneOffset.UTC))
                        .where(is(guild, id))
                        .and(OPERATION.STATE.eq(inline("prepared")))
                        .execute()
                == 1;
    }

    void applied(Operation operation, long through, int members, int changed, long amount, boolean last) {
        sql.update(OPERATION)
                .set(OPERATION.THROUGH, through)
                .set(OPERATION.APPLIED, OPERATION.APPLIED.plus(members))
                .set(OPERATION.CHANGED, OPERATION.CHANGED.plus(changed))
                .set(OPERATION.AMOUNT, OPERATION.AMOUNT.plus(amount))
                .set(OPERATION.STATE, stored(last ? Operation.State.DONE : Operation.State.RUNNING))
                .where(is(operation.guild(), operation.id()))
                .execute();
    }

    void undoneBy(GuildId guild, long id, @Nullable Long by) {
        sql.update(OPERATION).set(OPERATION.UNDONE_BY, by).where(is(guild, id)).execute();
    }

    /** Forgets an operation that was never confirmed; false where it was, or is not there. */
    boolean forget(GuildId guild, long id) {
        boolean forgotten = sql.deleteFrom(OPERATION)
                        .where(is(guild, id))
                        .and(OPERATION.STATE.eq(inline("prepared")))
                        .execute()
                == 1;
        if (forgotten) {
            sql.deleteFrom(STAGED)
                    .where(STAGED.GUILD_ID.eq(guild.value()), STAGED.OPERATION_ID.eq(id))
                    .execute();
        }
        return forgotten;
    }

    List<Operation> forgotten(Instant before) {
        return sql.selectFrom(OPERATION)
                .where(OPERATION.STATE.eq(inline("prepared")))
                .and(OPERATION.AT.lt(before.atOffset(ZoneOffset.UTC)))
                .limit(100)
                .fetch(OperationTable::operation);
    }

    /**
     * Stages values, each member at most once among them; of a member staged before, the higher value counts.
     *
     * @return how many were staged before
     */
    int stage(GuildId guild, long id, List<Staged> values) {
        ArrayTable rows = new ArrayTable("wished")
                .withLongs("user_id", values, each -> each.user().value())
                .withLongs("value", values, Staged::value);
        // "xmax" tells an updated row from an inserted one.
        return sql
                .insertInto(STAGED, STAGED.GUILD_ID, STAGED.OPERATION_ID, STAGED.USER_ID, STAGED.VALUE)
                .select(select(
                                val(guild.value()),
                                val(id),
                                rows.column("user_id", Long.class),
                                rows.column("value", Long.class))
                        .from(rows.table()))
                .onConflict(STAGED.GUILD_ID, STAGED.OPERATION_ID, STAGED.USER_ID)
                .doUpdate()
                .set(STAGED.VALUE, greatest(STAGED.VALUE, excluded(STAGED.VALUE)))
                .returningResult(org.jooq.impl.DSL.field("xmax::text::bigint > 0", Boolean.class))
                .fetch()
                .stream()
                .filter(org.jooq.Record1::value1)
                .toList()
                .size();
    }

    /** Stages the same value for everybody who has a row. */
    void stageEverybody(GuildId guild, long id, long value) {
        sql.insertInto(STAGED, STAGED.GUILD_ID, STAGED.OPERATION_ID, STAGED.USER_ID, STAGED.VALUE)
                .select(select(MEMBER.GUILD_ID, val(id), MEMBER.USER_ID, val(value))
                        .from(MEMBER)
                        .where(MEMBER.GUILD_ID.eq(guild.value())))
                .execute();
    }

    /** Stages the opposite of what an operation did. */
    void stageOpposite(GuildId guild, long id, long undone) {
        sql.insertInto(STAGED, STAGED.GUILD_ID, STAGED.OPERATION_ID, STAGED.USER_ID, STAGED.VALUE)
                .select(select(LEDGER.GUILD_ID, val(id), LEDGER.USER_ID, LEDGER.AMOUNT.neg())
                        .from(LEDGER)
                        .where(LEDGER.GUILD_ID.eq(guild.value()))
                        .and(LEDGER.OPERATION_ID.eq(undone)))
                .execute();
    }

    /** Notes how many members are staged, and returns it. */
    long countStaged(GuildId guild, long id) {
        Long members = sql.select(count().cast(Long.class))
                .from(STAGED)
                .where(STAGED.GUILD_ID.eq(guild.value()), STAGED.OPERATION_ID.eq(id))
                .fetchOne(0, Long.class);
        long staged = members == null ? 0 : members;
        sql.update(OPERATION)
                .set(OPERATION.MEMBERS, staged)
                .where(is(guild, id))
                .execute();
        return staged;
    }

    void hints(GuildId guild, long id, String hints) {
        sql.update(OPERATION).set(OPERATION.HINTS, hints).where(is(guild, id)).execute();
    }

    String hints(GuildId guild, long id) {
        return sql.select(OPERATION.HINTS)
                .from(OPERATION)
                .where(is(guild, id))
                .fetchOptional(OPERATION.HINTS)
                .orElse("");
    }

    /** The next members in the order of their ids. */
    List<Staged> staged(GuildId guild, long id, long after, int limit) {
        return sql.select(STAGED.USER_ID, STAGED.VALUE)
                .from(STAGED)
                .where(STAGED.GUILD_ID.eq(guild.value()), STAGED.OPERATION_ID.eq(id))
                .and(STAGED.USER_ID.gt(after))
                .orderBy(STAGED.USER_ID)
                .limit(limit)
                .fetch(row -> new Staged(new UserId(row.value1()), row.value2()));
    }

    void unstageThrough(GuildId guild, long id, long through) {
        sql.deleteFrom(STAGED)
                .where(STAGED.GUILD_ID.eq(guild.value()), STAGED.OPERATION_ID.eq(id))
                .and(STAGED.USER_ID.le(through))
                .execute();
    }

    private static Condition is(GuildId guild, long id) {
        return OPERATION.GUILD_ID.eq(guild.value()).and(OPERATION.ID.eq(id));
    }

    private static String stored(Operation.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static Operation operation(OperationRecord row) {
        return new Operation(
                new GuildId(row.getGuildId()),
                row.getId(),
                new UserId(row.getActorId()),
                Operation.Kind.of(row.getKind()),
                Way.ofStored(row.getWay()),
                row.getSummary(),
                row.getReason(),
                Operation.State.valueOf(row.getState().toUpperCase(Locale.ROOT)),
                row.getAt().toInstant(),
                row.getMembers(),
                row.getApplied(),
                row.getChanged(),
                row.getAmount(),
                optional(row.getUndoes()),
                optional(row.getUndoneBy()));
    }

    private static OptionalLong optional(@Nullable Long value) {
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
