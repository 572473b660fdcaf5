package dev.guildhall.xp.credit;

import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.Snowflake;
import dev.guildhall.xp.ledger.MemberKey;
import dev.guildhall.xp.ledger.Months;
import dev.guildhall.xp.ledger.Source;
import dev.guildhall.xp.setting.AmountRange;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * An activity that may earn XP, with all that the settings of its time and place have to say about it.
 *
 * @param sourceId tells it apart from others of the same member and source, for ever
 * @param timeMillis when it happened, in milliseconds since 1970: follows from its source alone
 * @param multiplier in thousandths
 * @param repeatWindow zero where repeats do no harm
 * @param textHash of a message's text, 0 where there is none, or it does not matter
 * @param quiet whether new levels are not worth an announcement
 * @param belated whether it counts later than at its time
 * @param missing the roles of levels that the member did not have then; empty where nobody knows
 */
public record Occasion(
        MemberKey member,
        Source source,
        long sourceId,
        long timeMillis,
        ChannelId channel,
        AmountRange amount,
        int multiplier,
        Duration cooldown,
        Duration repeatWindow,
        int textHash,
        boolean quiet,
        boolean belated,
        List<RoleId> missing) {

    /** In the order in which they happened; the same order everywhere. */
    static final Comparator<Occasion> ORDER = Comparator.comparingLong(Occasion::timeMillis)
            .thenComparing(Occasion::source)
            .thenComparingLong(Occasion::sourceId);

    public Occasion {
        missing = List.copyOf(missing);
    }

    public Instant time() {
        return Instant.ofEpochMilli(timeMillis);
    }

    Months.GuildMonth month() {
        return new Months.GuildMonth(member.guild(), Months.of(time()));
    }

    /** The least id that is less than this time before this message, or is this one. */
    long windowStart(Duration time) {
        return time.isZero() ? sourceId : Snowflake.firstOf(timeMillis - time.toMillis() + 1);
    }

    /** The greatest id that is less than this time after this message, or is this one. */
    long windowEnd(Duration time) {
        return time.isZero() ? sourceId : Snowflake.firstOf(timeMillis + time.toMillis()) - 1;
    }

    /** How far around it messages matter. */
    Duration farthest() {
        return textHash == 0 || cooldown.compareTo(repeatWindow) > 0 ? cooldown : repeatWindow;
    }
}
