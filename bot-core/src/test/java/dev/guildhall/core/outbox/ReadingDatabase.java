package dev.guildhall.core.outbox;

import dev.guildhall.spi.data.Database;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.jooq.DSLContext;

/** Counts the rows of the outbox that are read. */
record ReadingDatabase(Database database, LongAdder rows) implements Database {

    @Override
    public <T> T query(Function<DSLContext, T> work) {
        return transaction(work);
    }

    @Override
    public <T> T transaction(Function<DSLContext, T> work) {
        return database.transaction(sql -> {
            // Not zero at the beginning: what the session did before may not have been reported yet.
            long before = read(sql);
            T result = work.apply(sql);
            rows.add(read(sql) - before);
            return result;
        });
    }

    private static long read(DSLContext sql) {
        return sql.fetchSingle("select seq_tup_read + idx_tup_fetch from pg_stat_xact_user_tables"
                        + " where schemaname = 'core' and relname = 'outbox'")
                .get(0, Long.class);
    }
}
