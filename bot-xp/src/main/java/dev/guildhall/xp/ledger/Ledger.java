package dev.guildhall.xp.ledger;

import static dev.guildhall.db.jooq.xp.Tables.DAY;
import static dev.guildhall.db.jooq.xp.Tables.LEDGER;
import static dev.guildhall.db.jooq.xp.Tables.MEMBER;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.select;

import dev.guildhall.spi.data.DatabaseUnavailableException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** The ledger, the totals and the days within one transaction, many rows a statement. */
public record Ledger(DSLContext sql) {

    /**
     * Writes entries, and moves totals, levels and days with them, in three statements.
     *
     * @param entries of members whose rows the transaction holds by {@link Accounts#lock}; none may be in the ledger yet. The
     *     partitions of their months are there: see {@link Months}
     * @param levels which each of these members has afterwards
     * @throws DatabaseUnavailableException if somebody wrote one of them without holding the member's row
     */
    public void write(List<Entry> entries, Map<MemberKey, Integer> levels) {
        writeRows(entries);
        Map<MemberKey, Sums> totals = new TreeMap<>();
        Map<MemberDay, Sums> days = new HashMap<>();
        for (Entry entry : entries) {
            Sums sums = Sums.of(entry);
            totals.merge(entry.member(), sums, Sums::plus);
            days.merge(new MemberDay(entry.member(), entry.day()), sums, Sums::plus);
        }
        addToTotals(totals, levels);
        addToDays(days);
    }

    private record MemberDay(MemberKey member, LocalDate day) {}

    private void writeRows(List<Entry> entries) {
        ArrayTable rows = new ArrayTable("entry")
                .withMembers(entries, Entry::member)
                .with("source", entries, entry -> entry.source().number(), Short[]::new)
                .withLongs("source_id", entries, Entry::sourceId)
                .with("at", entries, Ledger::time, OffsetDateTime[]::new)
                .withLongs("amount", entries, Entry::amount)
                .withLongs("base", entries, Entry::base)
                .with("multiplier", entries, Entry::multiplier, Integer[]::new)
                .with("channel_id", entries, Ledger::channel, Long[]::new)
                .with("actor_id", entries, Ledger::actor, Long[]::new)
                .with("operation_id", entries, Entry::operation, Long[]::new)
                .with("text_hash", entries, Entry::textHash, Integer[]::new);
        int written = sql.insertInto(
                        LEDGER,
                        LEDGER.GUILD_ID,
                        LEDGER.USER_ID,
                        LEDGER.SOURCE,
                        LEDGER.SOURCE_ID,
                        LEDGER.AT,
                        LEDGER.AMOUNT,
                        LEDGER.BASE,
                        LEDGER.MULTIPLIER,
                        LEDGER.CHANNEL_ID,
                        LEDGER.ACTOR_ID,
                        LEDGER.OPERATION_ID,
                        LEDGER.TEXT_HASH)
                .select(select(
                                rows.column("guild_id", Long.class),
                                rows.column("user_id", Long.class),
                                rows.column("source", Short.class),
                                rows.column("source_id", Long.class),
                                rows.column("at", OffsetDateTime.class),
                                rows.column("amount", Long.class),
                                rows.column("base", Long.class),
                                rows.column("multiplier", Integer.class),
                                rows.column("channel_id", Long.class),
                                rows.column("actor_id", Long.class),
                                rows.column("operation_id", Long.class),
                                rows.column("text_hash", Integer.class))
                        .from(rows.table()))
                .onConflictDoNothing()
                .execute();
        if (written != entries.size()) {
            // Only somebody who does not hold the members' rows can have been faster; what he wrote is seen next time.
            throw new DatabaseUnavailableException(
                    "the ledger took " + written + " of " + entries.size() + " entries: it changed meanwhile",
                    new IllegalStateException("entries written without holding the member's row"));
        }
    }

    private static OffsetDateTime time(Entry entry) {
        return entry.at().atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Long channel(Entry entry) {
        return entry.channel() == null ? null : entry.channel().value();
    }

    private static @Nullable Long actor(Entry entry) {
        return entry.actor() == null ? null : entry.actor().value();
    }

    private void addToTotals(Map<MemberKey, Sums> totals, Map<MemberKey, Integer> levels) {
        Collection<Sums> sums = totals.values();
        ArrayTable earned = new ArrayTable("earned")
                .withMembers(totals.keySet(), Function.identity())
                .withLongs("amount", sums, Sums::amount)
                .withLongs("messages", sums, Sums::messages)
                .withLongs("voice_minutes", sums, Sums::voiceMinutes)
                .withLongs("reactions", sums, Sums::reactions)
                .with("level", totals.keySet(), levels::get, Integer[]::new);
        sql.update(MEMBER)
                .set(MEMBER.TOTAL, MEMBER.TOTAL.plus(earned.column("amount", Long.class)))
                .set(MEMBER.MESSAGES, MEMBER.MESSAGES.plus(earned.column("messages", Long.class)))
                .set(MEMBER.VOICE_MINUTES, MEMBER.VOICE_MINUTES.plus(earned.column("voice_minutes", Long.class)))
                .set(MEMBER.REACTIONS, MEMBER.REACTIONS.plus(earned.column("reactions", Long.class)))
                .set(MEMBER.LEVEL, earned.column("level", Integer.class))
                .from(earned.table())
                .where(MEMBER.GUILD_ID.eq(earned.column("guild_id", Long.class)))
                .and(MEMBER.USER_ID.eq(earned.column("user_id", Long.class)))
                .execute();
    }

    private void addToDays(Map<MemberDay, Sums> days) {
        Collection<Sums> sums = days.values();
        ArrayTable earned = new ArrayTable("earned")
                .withMembers(days.keySet(), MemberDay::member)
                .with("day", days.keySet(), MemberDay::day, LocalDate[]::new)
                .withLongs("amount", sums, Sums::amount)
                .with("messages", sums, Sums::messages, Integer[]::new)
                .with("voice_minutes", sums, Sums::voiceMinutes, Integer[]::new)
                .with("reactions", sums, Sums::reactions, Integer[]::new)
                .withLongs("adjustments", sums, Sums::adjustments);
        sql.insertInto(
                        DAY,
                        DAY.GUILD_ID,
                        DAY.USER_ID,
                        DAY.DAY_,
                        DAY.AMOUNT,
                        DAY.MESSAGES,
                        DAY.VOICE_MINUTES,
                        DAY.REACTIONS,
                        DAY.ADJUSTMENTS)
                .select(select(
                                earned.column("guild_id", Long.class),
                                earned.column("user_id", Long.class),
                                earned.column("day", LocalDate.class),
                                earned.column("amount", Long.class),
                                earned.column("messages", Integer.class),
                                earned.column("voice_minutes", Integer.class),
                                earned.column("reactions", Integer.class),
                                earned.column("adjustments", Long.class))
                        .from(earned.table()))
                .onConflict(DAY.GUILD_ID, DAY.USER_ID, DAY.DAY_)
                .doUpdate()
                .set(DAY.AMOUNT, DAY.AMOUNT.plus(excluded(DAY.AMOUNT)))
                .set(DAY.MESSAGES, DAY.MESSAGES.plus(excluded(DAY.MESSAGES)))
                .set(DAY.VOICE_MINUTES, DAY.VOICE_MINUTES.plus(excluded(DAY.VOICE_MINUTES)))
                .set(DAY.REACTIONS, DAY.REACTIONS.plus(excluded(DAY.REACTIONS)))
                .set(DAY.ADJUSTMENTS, DAY.ADJUSTMENTS.plus(excluded(DAY.ADJUSTMENTS)))
                .execute();
    }
}
