package dev.guildhall.xp.operation;

import static dev.guildhall.db.jooq.xp.Tables.MEMBER;
import static dev.guildhall.db.jooq.xp.Tables.STAGED;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import dev.guildhall.spi.id.RoleId;
import dev.guildhall.xp.ledger.Patience;
import dev.guildhall.xp.level.LevelColumn;
import dev.guildhall.xp.level.Levels;
import java.util.Set;
import java.util.function.IntFunction;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;

/**
 * What an operation that is prepared would do together with other levels and rewards: to everybody of the guild, because those
 * concern also who is no part of the operation. Goes through all members, in the database.
 */
record WholePreview(DSLContext sql) {

    /**
     * Counts whose level changes, and who gains or loses a role.
     *
     * @param now levels and rewards as they are
     * @param levels as they would be
     * @param roles that a level would bring
     */
    Preview of(Operation operation, Meaning.InGuild now, Levels levels, IntFunction<Set<RoleId>> roles) {
        Patience.take(sql);
        Condition staged = STAGED.GUILD_ID.eq(operation.guild().value()).and(STAGED.OPERATION_ID.eq(operation.id()));
        CommonTableExpression<?> part = Changes.part(staged);
        Field<Long> before = field(name("change", "before"), Long.class);
        Field<Long> after = field(name("change", "after"), Long.class);
        Field<Boolean> gone = field(name("change", "gone"), Boolean.class);
        var change = select(
                        Changes.before().as("before"),
                        Changes.ofPart(operation.way()).after().as("after"),
                        field(MEMBER.LEFT_AT.isNotNull()).as("gone"))
                .from(part)
                .leftJoin(MEMBER)
                .on(Changes.memberOfPart())
                .unionAll(select(MEMBER.TOTAL, MEMBER.TOTAL, field(MEMBER.LEFT_AT.isNotNull()))
                        .from(MEMBER)
                        .where(MEMBER.GUILD_ID.eq(operation.guild().value()))
                        .and(notExists(selectOne().from(STAGED).where(staged).and(STAGED.USER_ID.eq(MEMBER.USER_ID)))))
                .asTable("change");
        long highest = sql.with(part)
                .select(coalesce(max(greatest(before, after)), inline(0L)))
                .from(change)
                .fetchSingle()
                .value1();
        Field<Integer> levelBefore =
                LevelColumn.of(before, now.levels().thresholdsUpTo(highest)).as("level_before");
        Field<Integer> levelAfter =
                LevelColumn.of(after, levels.thresholdsUpTo(highest)).as("level_after");
        return sql
                .with(part)
                .select(
                        levelBefore,
                        levelAfter,
                        count().cast(Long.class),
                        count().filterWhere(gone.eq(inline(false))).cast(Long.class))
                .from(change)
                .groupBy(levelBefore, levelAfter)
                .fetch(row -> Preview.of(
                        row.value3(),
                        row.value4(),
                        row.value1(),
                        row.value2(),
                        now.roles(row.value1()),
                        roles.apply(row.value2())))
                .stream()
                .reduce(Preview.NOTHING, Preview::plus);
    }
}
