package dev.guildhall.xp.setting;

/** How much XP a message may earn, both ends included. */
public record AmountRange(int least, int most) {

    /** What one message can earn at most. */
    public static final int LIMIT = 1_000;

    /** Earns nothing, and is not counted. */
    public static final AmountRange NOTHING = new AmountRange(0, 0);

    public AmountRange {
        if (least < 0 || most > LIMIT || least > most) {
            throw new IllegalArgumentException(
                    "amounts from " + least + " to " + most + " are no range within 0 to " + LIMIT);
        }
    }
}
