package dev.guildhall.xp.operation;

import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * Something that an administrator does to the XP of one or many.
 *
 * @param actor who; 0 for the operator at the terminal, or somebody whose data were erased
 * @param subject whom it concerns, in Discord's markup, or which file
 * @param at when it was prepared; once confirmed, when that was
 * @param members how many it concerns
 * @param through the member up to whom it is applied
 * @param applied how many of them it was applied to
 * @param changed how many members it changed
 * @param amount by how much in all
 * @param messages by how much it changed counts of messages, in all
 */
public record Operation(
        GuildId guild,
        long id,
        UserId actor,
        Kind kind,
        Way way,
        String subject,
        String reason,
        State state,
        Instant at,
        long members,
        long through,
        long applied,
        long changed,
        long amount,
        long messages,
        OptionalLong undoes,
        OptionalLong undoneBy) {

    /** Nobody of the guild: the operator at the terminal. */
    public static final UserId OPERATOR = new UserId(0);

    /** What kind of thing it is. */
    public enum Kind {
        ADD,
        REMOVE,
        SET,
        TRANSFER,
        RESET,
        IMPORT,
        UNDO;

        /** As it is stored, and part of the keys of its texts. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT));
        }
    }

    /** How far it is. */
    public enum State {
        /** Waits for a confirmation; forgotten after a day. */
        PREPARED,
        /** Confirmed: is applied, or will be. */
        RUNNING,
        DONE
    }
}
