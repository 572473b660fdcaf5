package dev.guildhall.xp.level;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.val;

import java.util.Arrays;
import org.jooq.Field;

/** Levels as PostgreSQL tells them, so that it need not hand out every member. */
public final class LevelColumn {

    private LevelColumn() {}

    /** The level of a total: how many of the {@link Levels#thresholdsUpTo thresholds} it has reached. */
    public static Field<Integer> of(Field<Long> total, long[] thresholds) {
        // jOOQ's widthBucket knows no array.
        return field(
                "width_bucket({0}, {1}::bigint[])",
                Integer.class, total, val(Arrays.stream(thresholds).boxed().toArray(Long[]::new)));
    }
}
