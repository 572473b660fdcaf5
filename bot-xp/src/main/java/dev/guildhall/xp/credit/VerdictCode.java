package dev.guildhall.xp.credit;

import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.MessageId;
import dev.guildhall.spi.id.RoleId;

/** Verdicts as two numbers, to hold many of them. */
final class VerdictCode {

    private VerdictCode() {}

    static int code(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Credited _ -> 1;
            case Verdict.CreditedBefore _ -> 2;
            case Verdict.Unpaid _ -> 3;
            case Verdict.MemberExcluded _ -> 4;
            case Verdict.RoleExcluded _ -> 5;
            case Verdict.NoRoleIncluded _ -> 6;
            case Verdict.ChannelExcluded _ -> 7;
            case Verdict.ChannelNotIncluded _ -> 8;
            case Verdict.TooShort _ -> 9;
            case Verdict.InCooldown _ -> 10;
            case Verdict.Repeated _ -> 11;
            case Verdict.OptedOut _ -> 12;
            case Verdict.Settled _ -> 13;
            case Verdict.MemberNotIncluded _ -> 14;
        };
    }

    static long detail(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Credited(int base, int multiplier) -> pair(base, multiplier);
            case Verdict.RoleExcluded(RoleId role) -> role.value();
            case Verdict.ChannelExcluded(ChannelId channel) -> channel.value();
            case Verdict.TooShort(int length, int least) -> pair(length, least);
            case Verdict.InCooldown(MessageId neighbour) -> neighbour.value();
            case Verdict.Repeated(MessageId neighbour) -> neighbour.value();
            case Verdict.CreditedBefore _,
                    Verdict.Unpaid _,
                    Verdict.MemberExcluded _,
                    Verdict.MemberNotIncluded _,
                    Verdict.NoRoleIncluded _,
                    Verdict.ChannelNotIncluded _,
                    Verdict.OptedOut _,
                    Verdict.Settled _ -> 0;
        };
    }

    private static long pair(int high, int low) {
        return ((long) high << 32) | (low & 0xFFFF_FFFFL);
    }

    static Verdict verdict(int code, long detail) {
        return switch (code) {
            case 1 -> new Verdict.Credited((int) (detail >>> 32), (int) detail);
            case 2 -> new Verdict.CreditedBefore();
            case 3 -> new Verdict.Unpaid();
            case 4 -> new Verdict.MemberExcluded();
            case 5 -> new Verdict.RoleExcluded(new RoleId(detail));
            case 6 -> new Verdict.NoRoleIncluded();
            case 7 -> new Verdict.ChannelExcluded(new ChannelId(detail));
            case 8 -> new Verdict.ChannelNotIncluded();
            case 9 -> new Verdict.TooShort((int) (detail >>> 32), (int) detail);
            case 10 -> new Verdict.InCooldown(new MessageId(detail));
            case 11 -> new Verdict.Repeated(new MessageId(detail));
            case 12 -> new Verdict.OptedOut();
            case 13 -> new Verdict.Settled();
            case 14 -> new Verdict.MemberNotIncluded();
            default -> throw new IllegalArgumentException("no verdict has the code " + code);
        };
    }
}
