package dev.guildhall.xp.ledger;

import dev.guildhall.db.jooq.xp.Routines;
import dev.guildhall.spi.data.Database;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The partitions of the ledger, one a month of UTC. Thread-safe. */
public final class Months {

    private final Database database;
    private final Set<YearMonth> made = ConcurrentHashMap.newKeySet();

    public Months(Database database) {
        this.database = database;
    }

    /** The month to which a time belongs. */
    public static YearMonth of(Instant time) {
        return YearMonth.from(time.atOffset(ZoneOffset.UTC));
    }

    /**
     * Sees to it that entries of these times have a partition; asks the database only for months it has not made before. To
     * be called before the transaction that writes them.
     */
    public void make(Collection<Instant> times) {
        Set<YearMonth> missing = times.stream()
                .map(Months::of)
                .filter(month -> !made.contains(month))
                .collect(Collectors.toSet());
        for (YearMonth month : missing) {
            database.query(sql -> {
                Routines.makeLedgerMonth(sql.configuration(), month.atDay(1));
                return month;
            });
            made.add(month);
        }
    }

    /** Forgets that a month was made: it was dropped. */
    void forget(YearMonth month) {
        made.remove(month);
    }
}
