package dev.guildhall.xp.credit;

import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.MessageId;
import dev.guildhall.xp.ledger.MemberKey;
import dev.guildhall.xp.ledger.Source;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Remembers, for members who wrote lately, the newest message known to be credited, so that what lies in its cooldown costs no
 * statement; and what became of the last one, so that people can be told. Certain but forgetful: who wrote longest ago gives way to
 * others, and whoever is not remembered is looked up in the ledger. Grows with the members: some 58 bytes each, and 16 MiB for
 * as many as it takes. Thread-safe.
 */
final class RecentMessages {

    /** For 320,000 members; of 200,000, one in some hundreds gives way to another. */
    private static final int BUCKETS = 20_000;

    private final @Nullable RecentBucket[] buckets = new RecentBucket[BUCKETS];

    /**
     * What certainly becomes of a message: it is credited already, or a neighbour within its cooldown is. Empty where that
     * must be looked up.
     */
    synchronized Optional<Verdict> foregone(Occasion occasion) {
        RecentBucket bucket = buckets[number(occasion.member())];
        if (occasion.source() != Source.MESSAGE || bucket == null) {
            return Optional.empty();
        }
        int place = bucket.find(occasion.member());
        if (place < 0) {
            return Optional.empty();
        }
        long credited = bucket.get(place, RecentBucket.Field.CREDITED);
        if (credited == 0
                || credited < occasion.windowStart(occasion.cooldown())
                || credited > occasion.windowEnd(occasion.cooldown())) {
            return Optional.empty();
        }
        return Optional.of(
                credited == occasion.sourceId()
                        ? new Verdict.CreditedBefore()
                        : new Verdict.InCooldown(new MessageId(credited)));
    }

    /** @param id of a message that is credited, and committed */
    synchronized void remember(MemberKey member, long id) {
        RecentBucket bucket = bucket(member);
        int place = bucket.take(member);
        if (bucket.get(place, RecentBucket.Field.CREDITED) < id) {
            bucket.set(place, RecentBucket.Field.CREDITED, id);
        }
    }

    /** Keeps what became of something, if it is a message, and no later one is known. */
    synchronized void note(MemberKey member, Source source, long sourceId, ChannelId channel, Verdict verdict) {
        if (source != Source.MESSAGE) {
            return;
        }
        RecentBucket bucket = bucket(member);
        int place = bucket.take(member);
        long last = bucket.get(place, RecentBucket.Field.LAST);
        if (last > sourceId || (last == sourceId && verdict instanceof Verdict.CreditedBefore)) {
            return;
        }
        bucket.set(place, RecentBucket.Field.LAST, sourceId);
        bucket.set(place, RecentBucket.Field.CHANNEL, channel.value());
        bucket.set(place, RecentBucket.Field.DETAIL, VerdictCode.detail(verdict));
        bucket.setCode(place, VerdictCode.code(verdict));
    }

    /** The last message of a member that this process knows of. */
    synchronized Optional<LastMessage> last(MemberKey member) {
        RecentBucket bucket = buckets[number(member)];
        int place = bucket == null ? -1 : bucket.find(member);
        if (bucket == null || place < 0 || bucket.get(place, RecentBucket.Field.LAST) == 0) {
            return Optional.empty();
        }
        return Optional.of(new LastMessage(
                new MessageId(bucket.get(place, RecentBucket.Field.LAST)),
                new ChannelId(bucket.get(place, RecentBucket.Field.CHANNEL)),
                VerdictCode.verdict(bucket.code(place), bucket.get(place, RecentBucket.Field.DETAIL))));
    }

    private RecentBucket bucket(MemberKey member) {
        int number = number(member);
        RecentBucket bucket = buckets[number];
        if (bucket == null) {
            bucket = new RecentBucket();
            buckets[number] = bucket;
        }
        return bucket;
    }

    private static int number(MemberKey member) {
        long hash = XpPolicy.mix(
                XpPolicy.mix(member.guild().value()) + member.user().value());
        return (int) Long.remainderUnsigned(hash, BUCKETS);
    }
}
