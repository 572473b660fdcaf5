package dev.guildhall.xp.operation;

import dev.guildhall.spi.id.UserId;
import java.util.OptionalLong;

/**
 * What an operation is going to do to a member; see {@link Way}.
 *
 * @param messages the same for the count of messages; nothing leaves it alone
 */
public record Staged(UserId user, long value, OptionalLong messages) {

    public Staged(UserId user, long value) {
        this(user, value, OptionalLong.empty());
    }

    /** Of two for one person: the higher of each. */
    Staged highest(Staged other) {
        OptionalLong more = messages.isEmpty()
                ? other.messages
                : other.messages.isEmpty()
                        ? messages
                        : OptionalLong.of(Math.max(messages.getAsLong(), other.messages.getAsLong()));
        return new Staged(user, Math.max(value, other.value), more);
    }
}
