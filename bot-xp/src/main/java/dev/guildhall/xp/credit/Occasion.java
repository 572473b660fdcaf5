package dev.guildhall.xp.credit;

import dev.guildhall.spi.event.MessageCreated;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.MessageId;
import dev.guildhall.spi.id.Snowflake;
import dev.guildhall.xp.ledger.MemberKey;
import dev.guildhall.xp.ledger.Source;
import dev.guildhall.xp.setting.XpRules;
import java.time.Instant;
import java.util.Comparator;

/**
 * Something a person did that may earn XP, by the rules that were in force when it happened.
 *
 * @param sourceId tells it apart from others of the same member and source, for ever
 * @param timeMillis when it happened, in milliseconds since 1970: follows from its source alone
 * @param textHash of a message's text, 0 where there is none
 */
public record Occasion(
        MemberKey member,
        Source source,
        long sourceId,
        long timeMillis,
        ChannelId channel,
        int textHash,
        XpRules rules) {

    /** In the order in which they happened; the same order everywhere. */
    static final Comparator<Occasion> ORDER = Comparator.comparingLong(Occasion::timeMillis)
            .thenComparing(Occasion::source)
            .thenComparingLong(Occasion::sourceId);

    /** A message that somebody wrote. */
    public static Occasion message(MessageCreated message, XpRules rules) {
        return message(
                new MemberKey(message.guild(), message.author().id()), message.channel(), message.id(), 0, rules);
    }

    static Occasion message(MemberKey member, ChannelId channel, MessageId id, int textHash, XpRules rules) {
        return new Occasion(member, Source.MESSAGE, id.value(), id.timeMillis(), channel, textHash, rules);
    }

    public Instant time() {
        return Instant.ofEpochMilli(timeMillis);
    }

    /** The least id that is within the cooldown of this message, or is this one. */
    long windowStart() {
        return rules.cooldown().isZero()
                ? sourceId
                : Snowflake.firstOf(timeMillis - rules.cooldown().toMillis() + 1);
    }

    /** The greatest id that is within the cooldown of this message, or is this one. */
    long windowEnd() {
        return rules.cooldown().isZero()
                ? sourceId
                : Snowflake.firstOf(timeMillis + rules.cooldown().toMillis()) - 1;
    }
}
