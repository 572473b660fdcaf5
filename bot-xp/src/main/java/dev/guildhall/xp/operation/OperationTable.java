package dev.guildhall.xp.operation;

import static dev.guildhall.db.jooq.xp.Tables.DAY;
import static dev.guildhall.db.jooq.xp.Tables.LEDGER;
import static dev.guildhall.db.jooq.xp.Tables.MEMBER;
import static dev.guildhall.db.jooq.xp.Tables.OPERATION;
import static dev.guildhall.db.jooq.xp.Tables.STAGED;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;

import dev.guildhall.db.jooq.xp.tables.records.OperationRecord;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.xp.ledger.ArrayTable;
import dev.guildhall.xp.ledger.Patience;
import dev.guildhall.xp.level.LevelColumn;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** The tables of operations and of what they are going to do, on one connection. */
record OperationTable(DSLContext sql) {

    /** Of each guild so many wait for a confirmation: each may hold a row for every member. */
    static final int MOST_PREPARED = 8;

    /** Stores a prepared operation. The guild's oldest that nobody has confirmed give way to it where there are too many. */
    long insert(Wish wish, Instant at) {
        sql.select(OPERATION.ID)
                .from(OPERATION)
                .where(OPERATION.GUILD_ID.eq(wish.guild().value()))
                .and(OPERATION.STATE.eq(inline("prepared")))
                .orderBy(OPERATION.ID.desc())
                .offset(MOST_PREPARED - 1)
                .fetch(OPERATION.ID)
                .forEach(oldest -> forget(wish.guild(), oldest));
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
        return sql.selectFrom(OPERATION)
                .where(OPERATION.GUILD_ID.eq(guild.value()))
                .and(OPERATION.STATE.ne(inline("prepared")))
                .and(about == null ? noCondition() : changed(guild, about))
                .orderBy(OPERATION.ID.desc())
                .offset(offset)
                .limit(limit)
                .fetch(OperationTable::operation);
    }

    /** What was done to many is known of a member as long as the ledger's rows are kept; what was meant for them, also later. */
    private static Condition changed(GuildId guild, UserId member) {
        return OPERATION
                .ID
                .in(select(LEDGER.OPERATION_ID)
                        .from(LEDGER)
                        .where(LEDGER.GUILD_ID.eq(guild.value()))
                        .and(LEDGER.USER_ID.eq(member.value()))
                        .and(LEDGER.SOURCE.between((short) 7, (short) 9))
                        .and(LEDGER.OPERATION_ID.isNotNull()))
                .or(OperationsAbout.person(guild, member).and(OPERATION.CHANGED.gt(0L)));
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

    /**
     * Some of the members, in the order of their ids: those after one, through another.
     */
    record Part(long after, long through, int members) {}

    /** The next members that a running operation concerns, so many at most. */
    Part part(Operation operation, int size) {
        var next = select(STAGED.USER_ID)
                .from(STAGED)
                .where(STAGED.GUILD_ID.eq(operation.guild().value()), STAGED.OPERATION_ID.eq(operation.id()))
                .and(STAGED.USER_ID.gt(operation.through()))
                .orderBy(STAGED.USER_ID)
                .limit(size)
                .asTable("next");
        return sql.select(coalesce(max(next.field(STAGED.USER_ID)), operation.through()), count())
                .from(next)
                .fetchSingle(row -> new Part(operation.through(), row.value1(), row.value2()));
    }

    void applied(Operation operation, Part part, ChunkStep.Done done, boolean last) {
        sql.update(OPERATION)
                .set(OPERATION.THROUGH, part.through())
                .set(OPERATION.APPLIED, OPERATION.APPLIED.plus(part.members()))
                .set(OPERATION.CHANGED, OPERATION.CHANGED.plus(done.members()))
                .set(OPERATION.AMOUNT, OPERATION.AMOUNT.plus(done.amount()))
                .set(OPERATION.MESSAGES, OPERATION.MESSAGES.plus(done.messages()))
                .set(OPERATION.STATE, stored(last ? Operation.State.DONE : Operation.State.RUNNING))
                .where(is(operation.guild(), operation.id()))
                .execute();
    }

    /** Notes what a transfer or an undo of one has moved: the sum of its rows tells nothing. */
    void moved(Operation operation, long amount) {
        sql.update(OPERATION)
                .set(OPERATION.MOVED, amount)
                .where(is(operation.guild(), operation.id()))
                .execute();
    }

    /** What those of the operations have moved that make no XP, by their numbers. */
    Map<Long, Long> moved(GuildId guild, List<Long> operations) {
        return sql.select(OPERATION.ID, OPERATION.MOVED)
                .from(OPERATION)
                .where(OPERATION.GUILD_ID.eq(guild.value()), OPERATION.ID.in(operations))
                .and(OPERATION.MOVED.isNotNull())
                .fetchMap(OPERATION.ID, OPERATION.MOVED);
    }

    /** What an operation that is prepared would do now: members by their level before and after. Goes through all of them. */
    Preview preview(Operation operation, Meaning.InGuild meaning) {
        Patience.take(sql);
        Changes changes = Changes.ofPart(operation.way());
        CommonTableExpression<?> part =
                Changes.part(STAGED.GUILD_ID.eq(operation.guild().value()).and(STAGED.OPERATION_ID.eq(operation.id())));
        Field<Long> before = field(name("change", "before"), Long.class);
        Field<Long> after = field(name("change", "after"), Long.class);
        Field<Long> messages = field(name("change", "messages"), Long.class);
        Field<Boolean> gone = field(name("change", "gone"), Boolean.class);
        var change = select(
                        Changes.before().as("before"),
                        changes.after().as("after"),
                        changes.more().as("messages"),
                        field(MEMBER.LEFT_AT.isNotNull()).as("gone"))
                .from(part)
                .leftJoin(MEMBER)
                .on(Changes.memberOfPart())
                .asTable("change");
        long highest = sql.with(part)
                .select(coalesce(max(greatest(before, after)), 0L))
                .from(change)
                .fetchSingle()
                .value1();
        long[] thresholds = meaning.levels().thresholdsUpTo(highest);
        Field<Integer> levelBefore = LevelColumn.of(before, thresholds).as("level_before");
        Field<Integer> levelAfter = LevelColumn.of(after, thresholds).as("level_after");
        Preview[] preview = {Preview.NOTHING};
        sql.with(part)
                .select(
                        levelBefore,
                        levelAfter,
                        count().cast(Long.class),
                        count().filterWhere(before.ne(after).or(messages.ne(0L)))
                                .cast(Long.class),
                        sum(after.minus(before)).cast(Long.class),
                        sum(messages).cast(Long.class),
                        count().filterWhere(gone.eq(inline(false))).cast(Long.class))
                .from(change)
                .groupBy(levelBefore, levelAfter)
                .forEach(row -> preview[0] = preview[0].plus(Preview.of(
                                row.value3(),
                                row.value7(),
                                row.value1(),
                                row.value2(),
                                meaning.roles(row.value1()),
                                meaning.roles(row.value2()))
                        .having(row.value4(), row.value5(), row.value6())));
        return preview[0];
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
     * Stages values, each member at most once among them; of a member staged before, the higher values count.
     *
     * @return how many were staged before
     */
    int stage(GuildId guild, long id, List<Staged> values) {
        ArrayTable rows = new ArrayTable("wished")
                .withLongs("user_id", values, each -> each.user().value())
                .withLongs("value", values, Staged::value)
                .with("messages", values, OperationTable::messages, Long[]::new);
        // "xmax" tells an updated row from an inserted one.
        var stored = name("stored")
                .fields("again")
                .as(insertInto(
                                STAGED,
                                STAGED.GUILD_ID,
                                STAGED.OPERATION_ID,
                                STAGED.USER_ID,
                                STAGED.VALUE,
                                STAGED.MESSAGES)
                        .select(select(
                                        val(guild.value()),
                                        val(id),
                                        rows.column("user_id", Long.class),
                                        rows.column("value", Long.class),
                                        rows.column("messages", Long.class))
                                .from(rows.table()))
                        .onConflict(STAGED.GUILD_ID, STAGED.OPERATION_ID, STAGED.USER_ID)
                        .doUpdate()
                        .set(STAGED.VALUE, greatest(STAGED.VALUE, excluded(STAGED.VALUE)))
                        .set(STAGED.MESSAGES, greatest(STAGED.MESSAGES, excluded(STAGED.MESSAGES)))
                        .returningResult(field("xmax::text::bigint > 0", Boolean.class)));
        return sql.with(stored)
                .select(count().filterWhere(field(name("again"), Boolean.class)))
                .from(stored)
                .fetchSingle()
                .value1();
    }

    private static @Nullable Long messages(Staged staged) {
        return staged.messages().isPresent() ? staged.messages().getAsLong() : null;
    }

    /** Stages the same value for everybody who ever had XP: a wish to earn nothing, or a message that earned 0, makes a row too. */
    void stageEverybody(GuildId guild, long id, long value) {
        Patience.take(sql);
        // What was given and taken on one day is nothing in the days, and what is long past is not in the ledger.
        Condition onDays = exists(selectOne()
                .from(DAY)
                .where(DAY.GUILD_ID.eq(guild.value()), DAY.USER_ID.eq(MEMBER.USER_ID))
                .and(DAY.AMOUNT.ne(0L).or(DAY.ADJUSTMENTS.ne(0L))));
        Condition inLedger = exists(selectOne()
                .from(LEDGER)
                .where(LEDGER.GUILD_ID.eq(guild.value()), LEDGER.USER_ID.eq(MEMBER.USER_ID))
                .and(LEDGER.AMOUNT.ne(0L)));
        sql.insertInto(STAGED, STAGED.GUILD_ID, STAGED.OPERATION_ID, STAGED.USER_ID, STAGED.VALUE)
                .select(select(MEMBER.GUILD_ID, val(id), MEMBER.USER_ID, val(value))
                        .from(MEMBER)
                        .where(MEMBER.GUILD_ID.eq(guild.value()))
                        .and(MEMBER.TOTAL.gt(0L).or(onDays).or(inLedger)))
                .execute();
    }

    /** Stages the opposite of what an operation did. */
    void stageOpposite(GuildId guild, long id, long undone) {
        Patience.take(sql);
        sql.insertInto(STAGED, STAGED.GUILD_ID, STAGED.OPERATION_ID, STAGED.USER_ID, STAGED.VALUE, STAGED.MESSAGES)
                .select(select(LEDGER.GUILD_ID, val(id), LEDGER.USER_ID, LEDGER.AMOUNT.neg(), LEDGER.MESSAGES.neg())
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

    void unstage(Operation operation, Part part) {
        sql.deleteFrom(STAGED)
                .where(STAGED.GUILD_ID.eq(operation.guild().value()), STAGED.OPERATION_ID.eq(operation.id()))
                .and(STAGED.USER_ID.le(part.through()))
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
                row.getThrough(),
                row.getApplied(),
                row.getChanged(),
                row.getAmount(),
                row.getMessages(),
                optional(row.getUndoes()),
                optional(row.getUndoneBy()));
    }

    private static OptionalLong optional(@Nullable Long value) {
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
