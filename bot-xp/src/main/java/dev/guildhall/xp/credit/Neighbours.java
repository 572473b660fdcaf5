package dev.guildhall.xp.credit;

import static dev.guildhall.db.jooq.xp.Tables.LEDGER;
import static org.jooq.impl.DSL.array;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;

import dev.guildhall.spi.id.MessageId;
import dev.guildhall.xp.ledger.ArrayTable;
import dev.guildhall.xp.ledger.MemberKey;
import dev.guildhall.xp.ledger.Source;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;

/** Finds in the ledger what is near to occasions: these themselves, and messages within a cooldown. */
record Neighbours(DSLContext sql) {

    /** Where to look: from one source id to another, both included, and the times to which they belong. */
    private record Range(MemberKey member, Source source, long first, long last, long fromMillis, long toMillis) {}

    /** @param byMember in their order */
    Map<MemberKey, Credited> of(SortedMap<MemberKey, List<Occasion>> byMember) {
        Map<MemberKey, Credited> found = new HashMap<>();
        List<Range> ranges = new ArrayList<>();
        byMember.forEach((member, occasions) -> {
            found.put(member, new Credited());
            ranges.addAll(ranges(member, occasions));
        });
        look(ranges, found);
        return found;
    }

    private static List<Range> ranges(MemberKey member, List<Occasion> occasions) {
        List<Range> ranges = new ArrayList<>();
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (Occasion each : occasions) {
            if (each.source() == Source.MESSAGE) {
                first = Math.min(first, each.windowStart(each.farthest()));
                last = Math.max(last, each.windowEnd(each.farthest()));
            } else {
                ranges.add(new Range(
                        member, each.source(), each.sourceId(), each.sourceId(), each.timeMillis(), each.timeMillis()));
            }
        }
        if (first <= last) {
            ranges.add(new Range(
                    member,
                    Source.MESSAGE,
                    first,
                    last,
                    new MessageId(first).timeMillis(),
                    new MessageId(last).timeMillis()));
        }
        return ranges;
    }

    private void look(List<Range> ranges, Map<MemberKey, Credited> found) {
        ArrayTable near = new ArrayTable("near")
                .withMembers(ranges, Range::member)
                .with("source", ranges, range -> range.source().number(), Short[]::new)
                .withLongs("first", ranges, Range::first)
                .withLongs("last", ranges, Range::last)
                .with("from_time", ranges, range -> time(range.fromMillis()), OffsetDateTime[]::new)
                .with("to_time", ranges, range -> time(range.toMillis()), OffsetDateTime[]::new);
        Field<Long> guild = near.column("guild_id", Long.class);
        Field<Long> user = near.column("user_id", Long.class);
        Field<Short> source = near.column("source", Short.class);
        // The times say in which partitions to look.
        Condition within = LEDGER.GUILD_ID
                .eq(guild)
                .and(LEDGER.USER_ID.eq(user))
                .and(LEDGER.SOURCE.eq(source))
                .and(LEDGER.SOURCE_ID.between(near.column("first", Long.class), near.column("last", Long.class)))
                .and(LEDGER.AT.between(
                        near.column("from_time", OffsetDateTime.class), near.column("to_time", OffsetDateTime.class)));
        // A subquery for each range, and not a join: before the first ANALYZE a join would be planned as a scan of the
        // ledger. Two numbers of each row in turn, because jOOQ reads no arrays of rows.
        Field<Long[]> ids =
                array(select(LEDGER.SOURCE_ID).from(LEDGER).where(within).orderBy(LEDGER.SOURCE_ID));
        Field<Integer[]> hashes = array(select(coalesce(LEDGER.TEXT_HASH, inline(0)))
                .from(LEDGER)
                .where(within)
                .orderBy(LEDGER.SOURCE_ID));
        sql.select(guild, user, source, ids, hashes).from(near.table()).forEach(row -> {
            Credited credited =
                    found.computeIfAbsent(MemberKey.of(row.value1(), row.value2()), member -> new Credited());
            for (int i = 0; i < row.value4().length; i++) {
                credited.add(Source.of(row.value3()), row.value4()[i], row.value5()[i]);
            }
        });
    }

    private static OffsetDateTime time(long millis) {
        return Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC);
    }
}
