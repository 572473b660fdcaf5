package dev.guildhall.xp.ledger;

import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.UserId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A row of the ledger: one change of one member's total.
 *
 * @param sourceId with member and source, the same only for the same thing
 * @param at a function of the source, to the millisecond: the same thing always has the same time
 * @param amount may be negative for what is not earned
 * @param base what was drawn before the multiplier
 * @param multiplier in thousandths
 * @param actor who decided it, where that is not the member
 * @param operation to which it belongs, for edits, imports and undos
 * @param textHash of a message with text
 */
public record Entry(
        MemberKey member,
        Source source,
        long sourceId,
        Instant at,
        long amount,
        long base,
        int multiplier,
        @Nullable ChannelId channel,
        @Nullable UserId actor,
        @Nullable Long operation,
        @Nullable Integer textHash) {

    /** Something that a member earned. */
    public static Entry earned(
            MemberKey member,
            Source source,
            long sourceId,
            Instant at,
            long base,
            int multiplier,
            ChannelId channel,
            @Nullable Integer textHash) {
        long amount = Math.floorDiv(base * multiplier + 500, 1000);
        return new Entry(member, source, sourceId, at, amount, base, multiplier, channel, null, null, textHash);
    }

    /** Something that an administrator decided. */
    public static Entry decided(
            MemberKey member, Source source, long operation, Instant at, long amount, UserId actor) {
        return new Entry(member, source, operation, at, amount, amount, 1000, null, actor, operation, null);
    }

    /** The day to which it counts, in UTC. */
    public LocalDate day() {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
