package dev.guildhall.xp;

import dev.guildhall.spi.id.MessageId;
import dev.guildhall.spi.id.Snowflake;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;

/** What a message earns. Pure: it knows ids, never the clock of the process. */
final class XpPolicy {

    private XpPolicy() {}

    /**
     * The XP of a message: drawn from the range by its id alone, the same for ever and everywhere. The id goes through the
     * finaliser of SplitMix64; the result, as an unsigned number, is taken modulo the number of amounts in the range.
     */
    static int amount(MessageId id, AmountRange range) {
        return range.least() + (int) Long.remainderUnsigned(mix(id.value()), range.most() - range.least() + 1L);
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

    /** The least id that is within the cooldown of this one, or is this one. */
    static long windowStart(MessageId id, Duration cooldown) {
        return cooldown.isZero() ? id.value() : Snowflake.firstOf(id.timeMillis() - cooldown.toMillis() + 1);
    }

    /** The greatest id that is within the cooldown of this one, or is this one. */
    static long windowEnd(MessageId id, Duration cooldown) {
        return cooldown.isZero() ? id.value() : Snowflake.firstOf(id.timeMillis() + cooldown.toMillis()) - 1;
    }

    /**
     * Which messages of one member earn XP: those that are not credited yet and have no credited neighbour, before or after,
     * within the cooldown. A neighbour exactly one cooldown away does no harm.
     *
     * @param messages in the order of their ids
     * @param credited what is credited already, at least around these messages; those that now are, are added
     */
    static List<Credit> decide(List<SeenMessage> messages, NavigableSet<Long> credited) {
        List<Credit> credits = new ArrayList<>();
        for (SeenMessage message : messages) {
            Long neighbour = credited.ceiling(message.windowStart());
            if (neighbour == null || neighbour > message.windowEnd()) {
                credited.add(message.id().value());
                credits.add(
                        new Credit(message, amount(message.id(), message.rules().amount())));
            }
        }
        return credits;
    }
}
