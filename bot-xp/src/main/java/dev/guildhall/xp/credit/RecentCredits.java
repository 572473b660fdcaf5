package dev.guildhall.xp.credit;

import dev.guildhall.xp.ledger.MemberKey;
import dev.guildhall.xp.ledger.Source;

/**
 * Remembers, for members who wrote lately, the newest message known to be credited, so that what lies in its cooldown costs no
 * statement. Certain but forgetful: one member may displace another, and whoever is not remembered is looked up in the
 * ledger. Holds 6 MiB, 24 bytes a member. Not thread-safe.
 */
final class RecentCredits {

    private static final int SLOTS = 1 << 18;
    private static final int FIELDS = 3;

    // Each slot: guild, user, id of the message. No guild has the id 0.
    private final long[] slots = new long[SLOTS * FIELDS];

    /** Whether the message certainly earns nothing: it is credited already, or a neighbour within its cooldown is. */
    boolean rulesOut(Occasion message) {
        if (message.source() != Source.MESSAGE) {
            return false;
        }
        int slot = slot(message.member());
        long credited = slots[slot + 2];
        return isHeldBy(slot, message.member()) && credited >= message.windowStart() && credited <= message.windowEnd();
    }

    /** @param id of a message that is credited, and committed */
    void remember(MemberKey member, long id) {
        int slot = slot(member);
        if (isHeldBy(slot, member) && slots[slot + 2] >= id) {
            return;
        }
        slots[slot] = member.guild().value();
        slots[slot + 1] = member.user().value();
        slots[slot + 2] = id;
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
