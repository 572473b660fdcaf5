package dev.guildhall.xp.credit;

import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.MessageId;
import dev.guildhall.spi.id.RoleId;

/** What an activity earned, or why nothing. */
public sealed interface Verdict {

    /**
     * It earned XP.
     *
     * @param multiplier in thousandths
     */
    record Credited(int base, int multiplier) implements Verdict {}

    /** It was credited before. */
    record CreditedBefore() implements Verdict {}

    /** Nobody earns anything for this kind of activity. */
    record Unpaid() implements Verdict {}

    /** The member is on the list of those who earn nothing. */
    record MemberExcluded() implements Verdict {}

    /** Only some members earn, and this is none of them. */
    record MemberNotIncluded() implements Verdict {}

    /** The member has a role whose members earn nothing. */
    record RoleExcluded(RoleId role) implements Verdict {}

    /** Only those earn who have one of some roles, and the member has none of them. */
    record NoRoleIncluded() implements Verdict {}

    /** Nothing is earned there. */
    record ChannelExcluded(ChannelId channel) implements Verdict {}

    /** Something is earned in some channels only, and this is none of them. */
    record ChannelNotIncluded() implements Verdict {}

    /** The text is too short. */
    record TooShort(int length, int least) implements Verdict {}

    /** Another message of the member, within the cooldown, is credited. */
    record InCooldown(MessageId neighbour) implements Verdict {}

    /** Another message of the member with the same text is credited. */
    record Repeated(MessageId neighbour) implements Verdict {}

    /** The member wished to earn nothing at that time. */
    record OptedOut() implements Verdict {}

    /** It lies in a month of which the rows were dropped, or before all of the person's was erased: never credited again. */
    record Settled() implements Verdict {}
}
