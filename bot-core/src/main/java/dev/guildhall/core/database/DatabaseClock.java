package dev.guildhall.core.database;

import java.time.Duration;
import java.time.OffsetDateTime;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The time of the database: the one clock that all processes share. */
public final class DatabaseClock {

    private DatabaseClock() {}

    /** The start of the transaction, so much later or, with a negative duration, earlier. */
    public static Field<OffsetDateTime> nowPlus(Duration duration) {
        // jOOQ's own arithmetic casts the time zone away.
        return DSL.field(
                "now() + {0} * interval '1 millisecond'",
                SQLDataType.TIMESTAMPWITHTIMEZONE, DSL.val(duration.toMillis()));
    }
}
