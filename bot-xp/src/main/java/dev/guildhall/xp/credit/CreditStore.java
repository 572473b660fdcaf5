package dev.guildhall.xp.credit;

import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.data.Errand;
import dev.guildhall.spi.data.Outbox;
import dev.guildhall.xp.ledger.Account;
import dev.guildhall.xp.ledger.Accounts;
import dev.guildhall.xp.ledger.Entry;
import dev.guildhall.xp.ledger.Ledger;
import dev.guildhall.xp.ledger.MemberKey;
import dev.guildhall.xp.ledger.Months;
import dev.guildhall.xp.level.LevelCurve;
import dev.guildhall.xp.reward.Gain;
import dev.guildhall.xp.reward.LevelUp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jooq.DSLContext;

/**
 * Commits occasions: ledger, totals, days and announcements in one transaction, in a handful of statements for any number of
 * occasions. Thread-safe, also against other processes: whoever credits a member holds the lock of the member's row.
 */
public final class CreditStore {

    private final Database database;
    private final Outbox outbox;
    private final LevelCurve curve;
    private final Months months;

    public CreditStore(Database database, Outbox outbox, LevelCurve curve) {
        this.database = database;
        this.outbox = outbox;
        this.curve = curve;
        this.months = new Months(database);
    }

    /**
     * Credits those of the occasions that earn XP. Idempotent.
     *
     * @return for each member, a message of theirs that is now known to be credited, the newest
     * @throws dev.guildhall.spi.data.DatabaseUnavailableException if the same call may succeed later
     */
    public Map<MemberKey, Long> commit(List<Occasion> occasions) {
        SortedMap<MemberKey, List<Occasion>> byMember = new TreeMap<>();
        occasions.stream()
                .sorted(Occasion.ORDER)
                .forEach(occasion -> byMember.computeIfAbsent(occasion.member(), key -> new ArrayList<>())
                        .add(occasion));
        months.make(occasions.stream().map(Occasion::time).toList());
        return database.transaction(sql -> credit(sql, byMember));
    }

    private Map<MemberKey, Long> credit(DSLContext sql, SortedMap<MemberKey, List<Occasion>> byMember) {
        Map<MemberKey, Account> accounts = new Accounts(sql).lock(new TreeSet<>(byMember.keySet()));
        Map<MemberKey, Credited> credited = new Neighbours(sql).of(byMember);
        List<Entry> entries = new ArrayList<>();
        Map<MemberKey, Integer> levels = new HashMap<>();
        List<Errand> errands = new ArrayList<>();
        Map<MemberKey, Long> newest = new HashMap<>();
        byMember.forEach((member, theirs) -> {
            Account account = accounts.get(member);
            Credited already = credited.get(member);
            if (account == null || already == null) {
                throw new IllegalStateException("the row of member " + member + " was not there to be locked");
            }
            List<Credit> earned = XpPolicy.decide(theirs, already);
            if (!earned.isEmpty()) {
                List<Gain> gains = earned.stream().map(Credit::gain).toList();
                earned.forEach(credit -> entries.add(credit.entry()));
                long total =
                        account.total() + gains.stream().mapToLong(Gain::amount).sum();
                levels.put(member, curve.level(total));
                LevelUp.in(account.total(), gains, curve).ifPresent(each -> errands.add(each.announcement()));
            }
            if (already.newestMessage() != 0) {
                newest.put(member, already.newestMessage());
            }
        });
        if (!entries.isEmpty()) {
            new Ledger(sql).write(entries, levels);
        }
        if (!errands.isEmpty()) {
            outbox.add(sql, errands);
        }
        return newest;
    }
}
