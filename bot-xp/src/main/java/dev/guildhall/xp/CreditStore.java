package dev.guildhall.xp;

import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.data.Outbox;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jooq.DSLContext;

/**
 * Commits messages: ledger, totals, days and announcements in one transaction, in a handful of statements for any number of
 * messages. Thread-safe, also against other processes: whoever credits a member holds the lock of the member's row.
 */
final class CreditStore {

    private final Database database;
    private final Outbox outbox;
    private final LevelCurve curve;

    CreditStore(Database database, Outbox outbox, LevelCurve curve) {
        this.database = database;
        this.outbox = outbox;
        this.curve = curve;
    }

    /**
     * Credits those of the messages that earn XP. Idempotent.
     *
     * @return for each member, a message of theirs that is now known to be credited, the newest
     * @throws dev.guildhall.spi.data.DatabaseUnavailableException if the same call may succeed later
     */
    Map<MemberKey, Long> commit(List<SeenMessage> messages) {
        SortedMap<MemberKey, List<SeenMessage>> byMember = new TreeMap<>();
        messages.stream()
                .sorted(Comparator.comparingLong(message -> message.id().value()))
                .forEach(message -> byMember.computeIfAbsent(message.member(), key -> new ArrayList<>())
                        .add(message));
        return database.transaction(sql -> credit(sql, byMember));
    }

    private Map<MemberKey, Long> credit(DSLContext sql, SortedMap<MemberKey, List<SeenMessage>> byMember) {
        CreditTables tables = new CreditTables(sql);
        Map<MemberKey, Long> totals = tables.lockTotals(List.copyOf(byMember.keySet()));
        Map<MemberKey, TreeSet<Long>> credited = tables.creditedNear(byMember);
        List<Credit> credits = new ArrayList<>();
        List<LevelUp> levelUps = new ArrayList<>();
        byMember.forEach((member, messages) -> {
            List<Credit> earned = XpPolicy.decide(messages, credited.computeIfAbsent(member, key -> new TreeSet<>()));
            credits.addAll(earned);
            LevelUp.in(totals.getOrDefault(member, 0L), earned, curve).ifPresent(levelUps::add);
        });
        if (!credits.isEmpty()) {
            tables.write(credits);
            levelUps.forEach(each -> outbox.send(sql, each.member().guild(), each.channel(), each.announcement()));
        }
        Map<MemberKey, Long> newest = new HashMap<>();
        credited.forEach((member, ids) -> {
            if (!ids.isEmpty()) {
                newest.put(member, ids.last());
            }
        });
        return newest;
    }
}
