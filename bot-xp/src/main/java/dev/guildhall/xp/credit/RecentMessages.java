package dev.guildhall.xp.credit;

import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.MessageId;
import dev.guildhall.xp.ledger.MemberKey;
import dev.guildhall.xp.ledger.Source;
import java.util.Optional;

/**
 * Remembers, for members who wrote lately, the newest message known to be credited, so that what lies in its cooldown costs no
 * statement; and what became of the last one, so that people can be told. Certain but forgetful: one member may displace
 * another, and whoever is not remembered is looked up in the ledger. Holds 14 MiB, 56 bytes a member. Thread-safe.
 */
final class RecentMessages {

    private static final int SLOTS = 1 << 18;
    private static final int FIELDS = 7;
    private static final int CREDITED = 2;
    private static final int LAST = 3;
    private static final int CHANNEL = 4;
    private static final int CODE = 5;
    private static final int DETAIL = 6;

    // Each slot: guild, user, newest credited message, last message, its channel, and two of its verdict. No id is 0.
    private final long[] slots = new long[SLOTS * FIELDS];

    /**
     * What certainly becomes of a message: it is credited already, or a neighbour within its cooldown is. Empty where that
     * must be looked up.
     */
    synchronized Optional<Verdict> foregone(Occasion occasion) {
        int slot = slot(occasion.member());
        if (occasion.source() != Source.MESSAGE || !isHeldBy(slot, occasion.member())) {
            return Optional.empty();
        }
        long credited = slots[slot + CREDITED];
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
        int slot = take(member);
        slots[slot + CREDITED] = Math.max(slots[slot + CREDITED], id);
    }

    /** Keeps what became of something, if it is a message, and no later one is known. */
    synchronized void note(MemberKey member, Source source, long sourceId, ChannelId channel, Verdict verdict) {
        if (source != Source.MESSAGE) {
            return;
        }
        int slot = take(member);
        boolean again = slots[slot + LAST] == sourceId && verdict instanceof Verdict.CreditedBefore;
        if (slots[slot + LAST] > sourceId || again) {
            return;
        }
        slots[slot + LAST] = sourceId;
        slots[slot + CHANNEL] = channel.value();
        slots[slot + CODE] = VerdictCode.code(verdict);
        slots[slot + DETAIL] = VerdictCode.detail(verdict);
    }

    /** The last message of a member that this process knows of. */
    synchronized Optional<LastMessage> last(MemberKey member) {
        int slot = slot(member);
        if (!isHeldBy(slot, member) || slots[slot + LAST] == 0) {
            return Optional.empty();
        }
        return Optional.of(new LastMessage(
                new MessageId(slots[slot + LAST]),
                new ChannelId(slots[slot + CHANNEL]),
                VerdictCode.verdict(slots[slot + CODE], slots[slot + DETAIL])));
    }

    /** The slot of a member, displacing whoever held it. */
    private int take(MemberKey member) {
        int slot = slot(member);
        if (!isHeldBy(slot, member)) {
            slots[slot] = member.guild().value();
            slots[slot + 1] = member.user().value();
            for (int field = CREDITED; field < FIELDS; field++) {
                slots[slot + field] = 0;
            }
        }
        return slot;
    }

    private boolean isHeldBy(int slot, MemberKey member) {
        return slots[slot] == member.guild().value()
                && slots[slot + 1] == member.user().value();
    }

    private static int slot(MemberKey member) {
        long hash = XpPolicy.mix(
                XpPolicy.mix(member.guild().value()) + member.user().value());
        return ((int) hash & (SLOTS - 1)) * FIELDS;
    }
}
