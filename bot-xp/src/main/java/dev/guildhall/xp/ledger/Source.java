package dev.guildhall.xp.ledger;

/** Why a total changed. The numbers are stored. */
public enum Source {
    /** Its id is the message's. */
    MESSAGE(1),
    /** Its id is the first snowflake of the minute. */
    VOICE_MINUTE(2),
    /** Its id is that of the message reacted to: one credit a message, however many reactions. */
    REACTION_GIVEN(3),
    /** Its id is made of the message and who reacted. */
    REACTION_RECEIVED(4),
    /** Its id is the thread's. */
    THREAD(5),
    /** Its id is the post's. */
    FORUM_POST(6),
    /** An administrator's; its id is the operation's. */
    EDIT(7),
    /** Its id is the operation's. */
    IMPORT(8),
    /** Its id is the operation's. */
    UNDO(9);

    private final short number;

    Source(int number) {
        this.number = (short) number;
    }

    public short number() {
        return number;
    }

    /** Whether a member did something for it, and not an administrator. */
    public boolean isEarned() {
        return number < EDIT.number;
    }

    /** Whether its time is that of the message reacted to, and not when somebody did something. */
    public boolean isReaction() {
        return this == REACTION_GIVEN || this == REACTION_RECEIVED;
    }

    /** @throws IllegalArgumentException if no source has the number */
    public static Source of(int number) {
        for (Source source : values()) {
            if (source.number == number) {
                return source;
            }
        }
        throw new IllegalArgumentException("no source of XP has the number " + number);
    }
}
