package dev.guildhall.xp;

/** How much XP a message may earn, both ends included. */
record AmountRange(int least, int most) {

    /** What one message can earn at most. */
    static final int LIMIT = 1_000;

    AmountRange {
        if (least < 0 || most > LIMIT || least > most) {
            throw new IllegalArgumentException(
                    "amounts from " + least + " to " + most + " are no range within 0 to " + LIMIT);
        }
    }
}
