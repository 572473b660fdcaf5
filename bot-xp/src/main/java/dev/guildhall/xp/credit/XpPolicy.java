package dev.guildhall.xp.credit;

import dev.guildhall.spi.id.MessageId;
import dev.guildhall.xp.ledger.Account;
import dev.guildhall.xp.ledger.Months;
import dev.guildhall.xp.ledger.Source;
import dev.guildhall.xp.setting.AmountRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;

/** What an occasion earns. Pure: it knows ids, never the clock of the process. */
final class XpPolicy {

    private XpPolicy() {}

    /**
     * The XP of an occasion: drawn from the range by its source's id alone, the same for ever and everywhere. The id goes
     * through the finaliser of SplitMix64; the result, as an unsigned number, is taken modulo the number of amounts in the
     * range.
     */
    static int amount(long sourceId, AmountRange range) {
        return range.least() + (int) Long.remainderUnsigned(mix(sourceId), range.most() - range.least() + 1L);
    }

    /**
     * The finaliser of SplitMix64: neighbouring numbers become unrelated ones.
     *
     * @see <a href="https://doi.org/10.1145/2714064.2660195">Steele, Lea, Flood: Fast splittable generators, mix64</a>
     */
    static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /**
     * Which occasions of one member earn XP: those that are not credited yet and, of messages, those that have no credited
     * neighbour, before or after, within the cooldown, and none with the same text within the time for repeats. A neighbour
     * exactly so far away does no harm.
     *
     * @param occasions in their order
     * @param credited what is credited already, at least around these occasions; those that now are, are added
     * @param settled months in which nothing is credited any more
     * @return a judgement for each, in the same order
     */
    static List<Judgement> decide(
            List<Occasion> occasions, Account account, Credited credited, Set<Months.GuildMonth> settled) {
        List<Judgement> judgements = new ArrayList<>(occasions.size());
        for (Occasion occasion : occasions) {
            Verdict verdict = judge(occasion, account, credited, settled);
            if (verdict instanceof Verdict.Credited) {
                credited.add(occasion.source(), occasion.sourceId(), occasion.textHash());
            }
            judgements.add(new Judgement(occasion, verdict));
        }
        return judgements;
    }

    private static Verdict judge(
            Occasion occasion, Account account, Credited credited, Set<Months.GuildMonth> settled) {
        if (credited.contains(occasion.source(), occasion.sourceId())) {
            return new Verdict.CreditedBefore();
        }
        if (!settled.isEmpty() && settled.contains(occasion.month())) {
            return new Verdict.Settled();
        }
        if (isUnwished(occasion, account)) {
            return new Verdict.OptedOut();
        }
        if (occasion.source() == Source.MESSAGE) {
            NavigableMap<Long, Integer> near = credited.messagesBetween(
                    occasion.windowStart(occasion.cooldown()), occasion.windowEnd(occasion.cooldown()));
            if (!near.isEmpty()) {
                return new Verdict.InCooldown(new MessageId(near.firstKey()));
            }
            if (occasion.textHash() != 0) {
                for (Map.Entry<Long, Integer> other : credited.messagesBetween(
                                occasion.windowStart(occasion.repeatWindow()),
                                occasion.windowEnd(occasion.repeatWindow()))
                        .entrySet()) {
                    if (other.getValue() == occasion.textHash()) {
                        return new Verdict.Repeated(new MessageId(other.getKey()));
                    }
                }
            }
        }
        return new Verdict.Credited(amount(occasion.sourceId(), occasion.amount()), occasion.multiplier());
    }

    /** Of a reaction the wish of the moment when it comes counts alone: its time is that of a message, perhaps of somebody else's. */
    private static boolean isUnwished(Occasion occasion, Account account) {
        return occasion.belated() && account.isOptedOut()
                || !occasion.source().isReaction() && account.isOptedOutAt(occasion.time());
    }
}
