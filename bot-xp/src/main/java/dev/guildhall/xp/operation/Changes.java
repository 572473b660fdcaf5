package dev.guildhall.xp.operation;

import static dev.guildhall.db.jooq.xp.Tables.MEMBER;
import static dev.guildhall.db.jooq.xp.Tables.STAGED;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.least;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;

import dev.guildhall.xp.transfer.Person;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record4;

/**
 * What staged values make of members' totals, as expressions over the table of members and some rows that are joined to it.
 *
 * @param value column of the staged value
 * @param messages column of the same for the count of messages
 */
record Changes(Way way, Field<Long> value, Field<Long> messages) {

    /** The staged rows of a condition, as a table {@code part} of a statement's WITH. */
    static CommonTableExpression<Record4<Long, Long, Long, Long>> part(Condition staged) {
        // Materialised, so that members are looked up by guild and id. Of a guild that PostgreSQL has no statistics of
        // yet it
        // believes that there is one member, and would go through all of them for each row.
        return name("part")
                .fields("guild_id", "user_id", "value", "messages")
                .asMaterialized(select(STAGED.GUILD_ID, STAGED.USER_ID, STAGED.VALUE, STAGED.MESSAGES)
                        .from(STAGED)
                        .where(staged));
    }

    /** Those of the rows of {@link #part}. */
    static Changes ofPart(Way way) {
        return new Changes(way, column("value"), column("messages"));
    }

    static Field<Long> column(String name) {
        return field(name("part", name), Long.class);
    }

    /** The members of the rows of {@link #part}. */
    static Condition memberOfPart() {
        return MEMBER.GUILD_ID.eq(column("guild_id")).and(MEMBER.USER_ID.eq(column("user_id")));
    }

    /** What a member has before; also of who has no row yet. */
    static Field<Long> before() {
        return coalesce(MEMBER.TOTAL, inline(0L));
    }

    /** The total afterwards: never below 0, and never so high that sums of totals could overflow. */
    Field<Long> after() {
        return least(greatest(wished(before(), value), inline(0L)), greatest(before(), inline(Person.MOST_XP)));
    }

    /** By how much the count of messages changes; 0 where it is left alone. */
    Field<Long> more() {
        Field<Long> counted = coalesce(MEMBER.MESSAGES, inline(0L));
        Field<Long> wished =
                least(greatest(wished(counted, messages), inline(0L)), greatest(counted, inline(Person.MOST_MESSAGES)));
        return when(messages.isNull(), inline(0L)).otherwise(wished.minus(counted));
    }

    private Field<Long> wished(Field<Long> before, Field<Long> value) {
        return switch (way) {
            case ADD -> before.plus(value);
            case SET -> value;
            case HIGHEST -> greatest(before, value);
        };
    }
}
