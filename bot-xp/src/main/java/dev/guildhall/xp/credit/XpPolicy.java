package dev.guildhall.xp.credit;

import dev.guildhall.xp.ledger.Source;
import dev.guildhall.xp.setting.AmountRange;
import java.util.ArrayList;
import java.util.List;

/** What an occasion earns. Pure: it knows ids, never the clock of the process. */
final class XpPolicy {

    private static final int ONCE = 1000;

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
     * neighbour, before or after, within the cooldown. A neighbour exactly one cooldown away does no harm.
     *
     * @param occasions in their order
     * @param credited what is credited already, at least around these occasions; those that now are, are added
     */
    static List<Credit> decide(List<Occasion> occasions, Credited credited) {
        List<Credit> credits = new ArrayList<>();
        for (Occasion occasion : occasions) {
            if (earns(occasion, credited)) {
                credited.add(occasion.source(), occasion.sourceId(), occasion.textHash());
                credits.add(new Credit(
                        occasion, amount(occasion.sourceId(), occasion.rules().amount()), ONCE));
            }
        }
        return credits;
    }

    private static boolean earns(Occasion occasion, Credited credited) {
        if (occasion.source() != Source.MESSAGE) {
            return !credited.contains(occasion.source(), occasion.sourceId());
        }
        return credited.messagesBetween(occasion.windowStart(), occasion.windowEnd())
                .isEmpty();
    }
}
