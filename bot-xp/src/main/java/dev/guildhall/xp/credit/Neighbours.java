package dev.guildhall.xp.credit;

import static dev.guildhall.db.jooq.xp.Tables.LEDGER;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;

import dev.guildhall.spi.id.MessageId;
import dev.guildhall.xp.ledger.ArrayTable;
import dev.guildhall.xp.ledger.MemberKey;
import dev.guildhall.xp.ledger.Source;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
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
    private record Range(MemberKey member, Source source, long first, long last, long fromMillis, long toMillis) {

        static Range ofMessages(MemberKey member, long first, long last) {
            return new Range(
                    member,
                    Source.MESSAGE,
                    first,
                    last,
                    new MessageId(first).timeMillis(),
                    new MessageId(last).timeMillis());
        }

        static Range around(Occasion message) {
            return ofMessages(
                    message.member(), message.windowStart(message.farthest()), message.windowEnd(message.farthest()));
        }

        /** Of a source whose occasions do not mind one another. */
        static Range only(Occasion occasion) {
            return new Range(
                    occasion.member(),
                    occasion.source(),
                    occasion.sourceId(),
                    occasion.sourceId(),
                    occasion.timeMillis(),
                    occasion.timeMillis());
        }
    }

    /** @param byMember in their order */
    Map<MemberKey, Credited> of(SortedMap<MemberKey, List<Occasion>> byMember) {
        Map<MemberKey, Credited> found = new HashMap<>();
        List<Range> ranges = new ArrayList<>();
        byMember.forEach((member, occasions) -> {
            found.put(member, new Credited());
            ranges.addAll(ofMessages(occasions));
            occasions.stream()
                    .filter(each -> each.source() != Source.MESSAGE)
                    .map(Range::only)
                    .forEach(ranges::add);
        });
        look(ranges, found);
        return found;
    }

    /**
     * Around each message, together only where they meet: between a message of today and one of years ago lies all that the member
     * has ever earned.
     */
    private static List<Range> ofMessages(List<Occasion> occasions) {
        List<Range> around = occasions.stream()
                .filter(each -> each.source() == Source.MESSAGE)
                .map(Range::around)
                .sorted(Comparator.comparingLong(Range::first))
                .toList();
        List<Range> ranges = new ArrayList<>();
        for (Range each : around) {
            Range before = ranges.isEmpty() ? null : ranges.getLast();
            if (before != null && each.first() <= before.last()) {
                long last = Math.max(before.last(), each.last());
                ranges.set(ranges.size() - 1, Range.ofMessages(each.member(), before.first(), last));
            } else {
                ranges.add(each);
            }
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
        // The limit keeps it a lookup for each range: before the first ANALYZE, a join would be planned as a scan of
        // the ledger.
        var there = lateral(select(
                                LEDGER.SOURCE_ID,
                                coalesce(LEDGER.TEXT_HASH, inline(0)).as("text_hash"))
                        .from(LEDGER)
                        .where(within)
                        .limit(inline(Integer.MAX_VALUE)))
                .as("there");
        sql.select(
                        guild,
                        user,
                        source,
                        field(name("there", "source_id"), Long.class),
                        field(name("there", "text_hash"), Integer.class))
                .from(near.table())
                .crossJoin(there)
                .forEach(
                        row -> found.computeIfAbsent(MemberKey.of(row.value1(), row.value2()), member -> new Credited())
                                .add(Source.of(row.value3()), row.value4(), row.value5()));
    }

    private static OffsetDateTime time(long millis) {
        return Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC);
    }
}
