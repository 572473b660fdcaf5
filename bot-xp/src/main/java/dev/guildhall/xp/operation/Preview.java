package dev.guildhall.xp.operation;

import dev.guildhall.spi.id.RoleId;
import java.util.Set;

/**
 * What would happen if something were confirmed now.
 *
 * @param members how many it concerns
 * @param changed how many members change
 * @param rise how many rise in level
 * @param fall how many fall in level
 * @param gainRole how many of those who are here gain a role
 * @param loseRole how many of those who are here lose a role
 * @param amount by how much all totals change
 * @param messages by how much all counts of messages change
 */
public record Preview(
        long members, long changed, long rise, long fall, long gainRole, long loseRole, long amount, long messages) {

    public static final Preview NOTHING = new Preview(0, 0, 0, 0, 0, 0, 0, 0);

    /**
     * So many members of one level who come to another.
     *
     * @param present how many of them have not left: nobody else has roles
     */
    public static Preview of(
            long members, long present, int levelBefore, int levelAfter, Set<RoleId> before, Set<RoleId> after) {
        return new Preview(
                members,
                0,
                levelAfter > levelBefore ? members : 0,
                levelAfter < levelBefore ? members : 0,
                before.containsAll(after) ? 0 : present,
                after.containsAll(before) ? 0 : present,
                0,
                0);
    }

    public long levels() {
        return rise + fall;
    }

    Preview having(long members, long xp, long counted) {
        return new Preview(this.members, members, rise, fall, gainRole, loseRole, xp, counted);
    }

    public Preview plus(Preview other) {
        return new Preview(
                members + other.members,
                changed + other.changed,
                rise + other.rise,
                fall + other.fall,
                gainRole + other.gainRole,
                loseRole + other.loseRole,
                amount + other.amount,
                messages + other.messages);
    }
}
