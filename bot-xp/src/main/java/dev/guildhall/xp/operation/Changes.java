package dev.guildhall.xp.operation;

import static dev.guildhall.db.jooq.xp.Tables.MEMBER;
import static dev.guildhall.db.jooq.xp.Tables.STAGED;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.least;
import static org.jooq.impl.DSL.when;

import dev.guildhall.xp.transfer.Person;
import org.jooq.Field;

/** What the staged values of an operation make of members' totals, as expressions over both tables. */
record Changes(Way way) {

    /** What a member has before; also of who has no row yet. */
    static Field<Long> before() {
        return coalesce(MEMBER.TOTAL, inline(0L));
    }

    /** The total afterwards: never below 0, and never so high that sums of totals could overflow. */
    Field<Long> after() {
        return least(greatest(wished(before(), STAGED.VALUE), inline(0L)), greatest(before(), inline(Person.MOST_XP)));
    }

    /** By how much the count of messages changes; 0 where it is left alone. */
    Field<Long> messages() {
        Field<Long> counted = coalesce(MEMBER.MESSAGES, inline(0L));
        Field<Long> wished = least(
                greatest(wished(counted, STAGED.MESSAGES), inline(0L)),
                greatest(counted, inline(Person.MOST_MESSAGES)));
        return when(STAGED.MESSAGES.isNull(), inline(0L)).otherwise(wished.minus(counted));
    }

    private Field<Long> wished(Field<Long> before, Field<Long> value) {
        return switch (way) {
            case ADD -> before.plus(value);
            case SET -> value;
            case HIGHEST -> greatest(before, value);
        };
    }
}
