package dev.guildhall.xp.ledger;

/**
 * What entries sum up to.
 *
 * @param adjustments the part of the amount that was not earned
 */
record Sums(long amount, int messages, int voiceMinutes, int reactions, long adjustments) {

    static Sums of(Entry entry) {
        long amount = entry.amount();
        return switch (entry.source()) {
            case MESSAGE -> new Sums(amount, 1, 0, 0, 0);
            case VOICE_MINUTE -> new Sums(amount, 0, 1, 0, 0);
            case REACTION_GIVEN, REACTION_RECEIVED -> new Sums(amount, 0, 0, 1, 0);
            case THREAD, FORUM_POST -> new Sums(amount, 0, 0, 0, 0);
            case EDIT, IMPORT, UNDO -> new Sums(amount, 0, 0, 0, amount);
        };
    }

    Sums plus(Sums other) {
        return new Sums(
                amount + other.amount,
                messages + other.messages,
                voiceMinutes + other.voiceMinutes,
                reactions + other.reactions,
                adjustments + other.adjustments);
    }
}
