package dev.guildhall.xp.transfer;

import dev.guildhall.spi.id.RoleId;

/** What the other bot had set, and what might be set here too. */
public sealed interface Suggestion {

    /** The role that members of a level have. */
    record Reward(int level, RoleId role) implements Suggestion {}

    /**
     * The value of a setting of ours.
     *
     * @param key {@code xp.amount}
     * @param value as people would type it
     */
    record Setting(String key, String value) implements Suggestion {}
}
