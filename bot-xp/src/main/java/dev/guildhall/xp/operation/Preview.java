package dev.guildhall.xp.operation;

/**
 * What an operation would do if it were confirmed now.
 *
 * @param members how many it concerns
 * @param changed how many totals change
 * @param rise how many rise in level
 * @param fall how many fall in level
 * @param gainRole how many gain a role
 * @param loseRole how many lose a role
 * @param amount by how much all totals change
 */
public record Preview(long members, long changed, long rise, long fall, long gainRole, long loseRole, long amount) {

    static final Preview NOTHING = new Preview(0, 0, 0, 0, 0, 0, 0);

    public long levels() {
        return rise + fall;
    }

    Preview plus(Preview other) {
        return new Preview(
                members + other.members,
                changed + other.changed,
                rise + other.rise,
                fall + other.fall,
                gainRole + other.gainRole,
                loseRole + other.loseRole,
                amount + other.amount);
    }
}
