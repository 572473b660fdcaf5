package dev.guildhall.xp.credit;

import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.data.DatabaseUnavailableException;
import dev.guildhall.spi.data.Errand;
import dev.guildhall.spi.data.Outbox;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.xp.ledger.Account;
import dev.guildhall.xp.ledger.Accounts;
import dev.guildhall.xp.ledger.Entry;
import dev.guildhall.xp.ledger.Ledger;
import dev.guildhall.xp.ledger.MemberKey;
import dev.guildhall.xp.ledger.Months;
import dev.guildhall.xp.level.Levels;
import dev.guildhall.xp.level.StoredLevels;
import dev.guildhall.xp.privacy.Erasures;
import dev.guildhall.xp.reward.Consequences;
import dev.guildhall.xp.reward.Step;
import dev.guildhall.xp.setting.LevelRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/**
 * Commits occasions: ledger, totals, days, and what follows from a level, in one transaction, in a handful of statements for any
 * number of occasions. Thread-safe, also against other processes: whoever credits a member holds the lock of the member's row.
 */
public final class CreditStore {

    private final Database database;
    private final Outbox outbox;
    private final Months months;
    private final Function<GuildId, LevelRules> leveling;
    private final Consequences consequences;

    /** @param leveling the rules in force, asked before each transaction; they may change while it waits for members' rows */
    public CreditStore(
            Database database,
            Outbox outbox,
            Months months,
            Function<GuildId, LevelRules> leveling,
            Consequences consequences) {
        this.database = database;
        this.outbox = outbox;
        this.months = months;
        this.leveling = leveling;
        this.consequences = consequences;
    }

    /**
     * What is certain after a commit.
     *
     * @param judgements one for each occasion
     * @param newest for members with credited messages around these occasions, the newest of them
     */
    public record Committed(List<Judgement> judgements, Map<MemberKey, Long> newest) {}

    /**
     * Credits those of the occasions that earn XP. Idempotent.
     *
     * @throws dev.guildhall.spi.data.DatabaseUnavailableException if the same call may succeed later
     */
    public Committed commit(List<Occasion> occasions) {
        SortedMap<MemberKey, List<Occasion>> byMember = new TreeMap<>();
        occasions.stream()
                .sorted(Occasion.ORDER)
                .forEach(occasion -> byMember.computeIfAbsent(occasion.member(), key -> new ArrayList<>())
                        .add(occasion));
        months.make(occasions.stream().map(Occasion::time).toList());
        return credit(byMember, false).or(() -> credit(byMember, true)).orElseThrow();
    }

    private Optional<Committed> credit(SortedMap<MemberKey, List<Occasion>> byMember, boolean anyCurve) {
        Map<GuildId, LevelRules> rules = new HashMap<>();
        byMember.keySet().forEach(member -> rules.computeIfAbsent(member.guild(), leveling));
        return database.transaction(sql -> credit(sql, byMember, rules, anyCurve));
    }

    /**
     * @param anyCurve whether to go on though a guild's levels are stored by another curve than that of the rules, because these are
     *     newer than what is noted
     * @return empty where that is so, and the rules may be older: nothing was done
     */
    private Optional<Committed> credit(
            DSLContext sql,
            SortedMap<MemberKey, List<Occasion>> all,
            Map<GuildId, LevelRules> rules,
            boolean anyCurve) {
        // First of all: whoever drops a month holds this lock when it asks for the ledger.
        Set<Months.GuildMonth> settled = months.settled(sql, monthsOf(all));
        SortedMap<MemberKey, List<Occasion>> byMember = new TreeMap<>(all);
        Accounts rows = new Accounts(sql);
        Map<MemberKey, Account> locked = rows.lock(new TreeSet<>(all.keySet()));
        Map<GuildId, Levels> otherLevels = new StoredLevels(sql).otherThan(levels(rules));
        if (!otherLevels.isEmpty() && !anyCurve) {
            rows.unmake(new TreeSet<>(all.keySet()));
            return Optional.empty();
        }
        // Not before: an erasure that held one of these rows is committed by now, and is seen.
        List<Judgement> judgements = new ArrayList<>(ofErased(sql, byMember));
        if (byMember.size() < all.size()) {
            SortedSet<MemberKey> erased = new TreeSet<>(all.keySet());
            erased.removeAll(byMember.keySet());
            rows.unmake(erased);
        }
        Map<MemberKey, Account> accounts = withEarlierOptOuts(rows, locked, byMember);
        Map<MemberKey, Credited> credited = new Neighbours(sql).of(byMember);
        List<Entry> entries = new ArrayList<>();
        Map<MemberKey, Integer> levels = new HashMap<>();
        List<Errand> errands = new ArrayList<>();
        Map<MemberKey, Long> newest = new HashMap<>();
        SortedSet<MemberKey> back = new TreeSet<>();
        byMember.forEach((member, theirs) -> {
            Account account = accounts.get(member);
            Credited already = credited.get(member);
            LevelRules inForce = rules.get(member.guild());
            if (account == null || already == null || inForce == null) {
                throw new DatabaseUnavailableException(
                        "the row of a member of guild " + member.guild() + " went away: somebody was erased",
                        new IllegalStateException("no row to lock"));
            }
            if (account.isBackAt(theirs.getLast().time())) {
                back.add(member);
                errands.addAll(consequences.ofReturn(member, account, inForce));
            }
            List<Judgement> theirJudgements = XpPolicy.decide(theirs, account, already, settled);
            judgements.addAll(theirJudgements);
            List<Step> steps = new ArrayList<>();
            for (Judgement judgement : theirJudgements) {
                judgement.entry().ifPresent(entry -> {
                    entries.add(entry);
                    steps.add(new Step(
                            entry.amount(),
                            judgement.occasion().channel(),
                            judgement.occasion().quiet(),
                            judgement.occasion().missing()));
                });
            }
            if (!steps.isEmpty()) {
                long total =
                        account.total() + steps.stream().mapToLong(Step::amount).sum();
                levels.put(
                        member,
                        otherLevels
                                .getOrDefault(member.guild(), inForce.levels())
                                .level(total, account.level()));
                errands.addAll(consequences.ofGains(member, account, steps, inForce));
            }
            if (already.newestMessage() != 0) {
                newest.put(member, already.newestMessage());
            }
        });
        if (!entries.isEmpty()) {
            new Ledger(sql).write(entries, levels);
        }
        if (!back.isEmpty()) {
            rows.areBack(back);
        }
        if (!errands.isEmpty()) {
            outbox.add(sql, errands);
        }
        return Optional.of(new Committed(judgements, newest));
    }

    private static Map<GuildId, Levels> levels(Map<GuildId, LevelRules> rules) {
        Map<GuildId, Levels> levels = new HashMap<>();
        rules.forEach((guild, each) -> levels.put(guild, each.levels()));
        return levels;
    }

    /** Asks for them only where something is older than somebody's last opt-out, which hardly anything is that comes live. */
    private static Map<MemberKey, Account> withEarlierOptOuts(
            Accounts rows, Map<MemberKey, Account> locked, SortedMap<MemberKey, List<Occasion>> byMember) {
        SortedSet<MemberKey> asked = new TreeSet<>();
        byMember.forEach((member, theirs) -> {
            Account account = locked.get(member);
            if (account != null && account.isBeforeLastOptOut(theirs.getFirst().time())) {
                asked.add(member);
            }
        });
        return asked.isEmpty() ? locked : rows.withEarlierOptOuts(locked, asked);
    }

    private static Set<Months.GuildMonth> monthsOf(SortedMap<MemberKey, List<Occasion>> byMember) {
        Set<Months.GuildMonth> found = new HashSet<>();
        byMember.values().forEach(theirs -> theirs.forEach(occasion -> found.add(occasion.month())));
        return found;
    }

    /** Takes out what happened before somebody had everything erased. */
    private static List<Judgement> ofErased(DSLContext sql, SortedMap<MemberKey, List<Occasion>> byMember) {
        Instant oldest = byMember.values().stream()
                .flatMap(List::stream)
                .map(Occasion::time)
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
        Map<UserId, Instant> erased = new Erasures(sql)
                .since(oldest, byMember.keySet().stream().map(MemberKey::user).collect(Collectors.toSet()));
        if (erased.isEmpty()) {
            return List.of();
        }
        List<Judgement> judgements = new ArrayList<>();
        for (MemberKey member : List.copyOf(byMember.keySet())) {
            Instant until = erased.getOrDefault(member.user(), Instant.MIN);
            Map<Boolean, List<Occasion>> byErasure = byMember.getOrDefault(member, List.of()).stream()
                    .collect(Collectors.partitioningBy(
                            occasion -> occasion.time().isBefore(until)));
            byErasure
                    .getOrDefault(true, List.of())
                    .forEach(occasion -> judgements.add(new Judgement(occasion, new Verdict.Settled())));
            List<Occasion> left = byErasure.getOrDefault(false, List.of());
            if (left.isEmpty()) {
                byMember.remove(member);
            } else {
                byMember.put(member, left);
            }
        }
        return judgements;
    }
}
