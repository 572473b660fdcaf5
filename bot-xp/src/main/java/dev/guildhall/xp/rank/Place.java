package dev.guildhall.xp.rank;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import org.jooq.Field;
import org.jooq.Row2;
import org.jooq.impl.DSL;

/** A place in the order of a board, in a statement: more is higher, of equals the lower id. */
record Place(Field<Long> value, Field<Long> tie) {

    /** Where counts begin. */
    static Place of(String alias) {
        return columns(alias, "low_value", "low_tie");
    }

    /** Where counts end: the place of those above. */
    static Place endOf(String alias) {
        return columns(alias, "high_value", "high_tie");
    }

    private static Place columns(String alias, String value, String tie) {
        return new Place(field(name(alias, value), Long.class), field(name(alias, tie), Long.class));
    }

    Row2<Long, Long> row() {
        return DSL.row(value, tie);
    }
}
