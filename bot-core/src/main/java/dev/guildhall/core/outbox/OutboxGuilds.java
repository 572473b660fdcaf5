package dev.guildhall.core.outbox;

import static dev.guildhall.db.jooq.core.Tables.OUTBOX;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Goes round the guilds that have entries, some at a time, so that a look costs the same whether ten guilds wait or ten
 * thousand. Not thread-safe.
 */
final class OutboxGuilds {

    /** As a rule, all there are. */
    static final int AT_ONCE = 128;

    private static final long BEGINNING = Long.MIN_VALUE;

    private final ShardRange shards;
    private long last = BEGINNING;

    OutboxGuilds(ShardRange shards) {
        this.shards = shards;
    }

    /** The next ones. */
    List<Long> next(DSLContext sql) {
        List<Long> guilds = after(sql, last);
        last = guilds.size() < AT_ONCE ? BEGINNING : guilds.getLast();
        return guilds;
    }

    /** Whether the next ones are the first again. */
    boolean atBeginning() {
        return last == BEGINNING;
    }

    /** Steps from guild to guild in the index, over whatever lies between: a guild may have a hundred thousand entries. */
    private List<Long> after(DSLContext sql, long guild) {
        Name steps = DSL.name("steps");
        Field<Long> step = DSL.field(DSL.name("steps", "guild"), SQLDataType.BIGINT);
        Table<?> known = DSL.table(steps);
        var all = steps.fields("guild")
                .as(DSL.select(DSL.min(OUTBOX.GUILD_ID))
                        .from(OUTBOX)
                        .where(OUTBOX.GUILD_ID.gt(guild))
                        .unionAll(DSL.select(DSL.field(DSL.select(DSL.min(OUTBOX.GUILD_ID))
                                        .from(OUTBOX)
                                        .where(OUTBOX.GUILD_ID.gt(step))))
                                .from(known)
                                .where(step.isNotNull())));
        // PostgreSQL takes no more steps than are asked for.
        return sql.withRecursive(all)
                .select(step)
                .from(known)
                .where(step.isNotNull())
                .and(shards.holds(step))
                .limit(AT_ONCE)
                .fetch(step);
    }
}
