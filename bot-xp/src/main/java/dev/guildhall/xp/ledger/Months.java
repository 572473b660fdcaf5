package dev.guildhall.xp.ledger;

import static dev.guildhall.db.jooq.xp.Tables.SETTLED_MONTH;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;

import dev.guildhall.db.jooq.xp.Routines;
import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.id.GuildId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/** The partitions of the ledger, one a month of UTC. Thread-safe. */
public final class Months {

    /** For how long rows are kept at least, unless an operator chose otherwise. */
    public static final Duration KEPT = Duration.ofDays(90);

    private static final String PREFIX = "ledger_";
    private static final DateTimeFormatter SUFFIX = DateTimeFormatter.ofPattern("uuuu_MM");

    /** Any number that nobody else uses: "guilold" in ASCII. */
    private static final long OLD_LOCK = 0x6775696c6f6c64L;

    private final Database database;
    private final InstantSource clock;
    private final Duration kept;
    private final Set<YearMonth> made = ConcurrentHashMap.newKeySet();

    /** @param kept for how long rows are kept at least */
    public Months(Database database, InstantSource clock, Duration kept) {
        if (kept.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException("the ledger's rows are kept for " + kept + ", but a day is the least");
        }
        this.database = database;
        this.clock = clock;
        this.kept = kept;
    }

    /** A month of a guild's. */
    public record GuildMonth(GuildId guild, YearMonth month) {}

    /** The month to which a time belongs. */
    public static YearMonth of(Instant time) {
        return YearMonth.from(time.atOffset(ZoneOffset.UTC));
    }

    static String partition(YearMonth month) {
        return PREFIX + month.format(SUFFIX);
    }

    /**
     * Sees to it that entries of these times have a partition; asks the database only for months that it has not made before, or
     * that may have been dropped since. To be called before the transaction that writes them.
     */
    public void make(Collection<Instant> times) {
        Set<YearMonth> missing = times.stream()
                .map(Months::of)
                .distinct()
                .filter(month -> !made.contains(month) || mayBeDropped(month))
                .collect(Collectors.toSet());
        for (YearMonth month : missing) {
            database.query(sql -> {
                Routines.makeLedgerMonth(sql.configuration(), month.atDay(1));
                return month;
            });
            made.add(month);
        }
    }

    /** Before when rows may be missing. */
    Instant needed() {
        return clock.instant().minus(kept);
    }

    /** Whether a month is all so old; a day sooner than it is dropped, since clocks differ. */
    private boolean mayBeDropped(YearMonth month) {
        return !end(month).isAfter(needed().plus(Duration.ofDays(1)));
    }

    static Instant end(YearMonth month) {
        return month.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /**
     * Which of these months had rows that were dropped, so that nothing in them may be credited. Nothing more is dropped until
     * the transaction ends. Costs statements only where a month is old.
     */
    public Set<GuildMonth> settled(DSLContext sql, Collection<GuildMonth> asked) {
        Set<GuildMonth> old =
                asked.stream().filter(each -> mayBeDropped(each.month())).collect(Collectors.toSet());
        if (old.isEmpty()) {
            return Set.of();
        }
        lockOld(sql, false);
        List<GuildMonth> list = List.copyOf(old);
        ArrayTable wanted = new ArrayTable("wanted")
                .withLongs("guild_id", list, each -> each.guild().value())
                .with("month", list, each -> each.month().atDay(1), LocalDate[]::new);
        return new HashSet<>(sql.select(SETTLED_MONTH.GUILD_ID, SETTLED_MONTH.MONTH)
                .from(SETTLED_MONTH)
                .where(row(SETTLED_MONTH.GUILD_ID, SETTLED_MONTH.MONTH)
                        .in(select(wanted.column("guild_id", Long.class), wanted.column("month", LocalDate.class))
                                .from(wanted.table())))
                .fetch(found -> new GuildMonth(new GuildId(found.value1()), YearMonth.from(found.value2()))));
    }

    /** Until the transaction ends, either many credit in old months, or one drops them. */
    static void lockOld(DSLContext sql, boolean alone) {
        // jOOQ knows no advisory locks.
        sql.execute(
                alone ? "SELECT pg_advisory_xact_lock({0})" : "SELECT pg_advisory_xact_lock_shared({0})",
                inline(OLD_LOCK));
    }

    /** Those that have a partition. */
    static SortedSet<YearMonth> stored(DSLContext sql) {
        // PostgreSQL's own catalogue, of which jOOQ generates no classes.
        return sql
                .fetch("SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid"
                        + " WHERE i.inhparent = 'xp.ledger'::regclass")
                .stream()
                .map(found -> found.get(field("relname", String.class)))
                .filter(partition -> partition.matches(PREFIX + "\\d{4}_\\d{2}"))
                .map(partition -> YearMonth.parse(partition.substring(PREFIX.length()), SUFFIX))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
