package dev.guildhall.xp.command;

import dev.guildhall.spi.command.CommandCall;
import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.event.Place;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.MessageId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.setting.GuildSettings;
import dev.guildhall.spi.setting.Settings;
import dev.guildhall.spi.text.Texts;
import dev.guildhall.xp.credit.LastMessage;
import dev.guildhall.xp.credit.Prospect;
import dev.guildhall.xp.credit.Verdict;
import dev.guildhall.xp.setting.EarningRules;
import dev.guildhall.xp.setting.Multipliers;
import dev.guildhall.xp.setting.XpSettings;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Says why a message earned what it did, and when the next one there earns something: by the settings of its time and of now, in
 * the place where it was written. Roles are those that its author has now, because nobody keeps those of then.
 *
 * @param call in whose language
 * @param place where the message was written
 * @param optedOut whether the author wishes to earn nothing now
 */
record Reasons(Settings settings, CommandCall call, Member author, Place place, LastMessage last, boolean optedOut) {

    static String time(MessageId message) {
        return "<t:" + message.time().getEpochSecond() + ":R>";
    }

    static String mention(ChannelId channel) {
        return "<#" + channel + ">";
    }

    private static String mention(RoleId role) {
        return "<@&" + role + ">";
    }

    private Texts texts() {
        return call.texts();
    }

    String text() {
        Texts texts = texts();
        return switch (last.verdict()) {
            case Verdict.Credited(int base, int multiplier) -> credited(base, multiplier) + "\n" + next(last.message());
            case Verdict.CreditedBefore() -> texts.say("why.before");
            case Verdict.Unpaid() -> texts.say("why.unpaid");
            case Verdict.MemberExcluded() -> texts.say("why.member");
            case Verdict.MemberNotIncluded() -> texts.say("why.no-member");
            case Verdict.RoleExcluded(RoleId role) -> texts.say("why.role", "role", mention(role));
            case Verdict.NoRoleIncluded() -> texts.say("why.no-role");
            case Verdict.ChannelExcluded(ChannelId channel) -> texts.say("why.channel", "channel", mention(channel));
            case Verdict.ChannelNotIncluded() -> texts.say("why.no-channel");
            case Verdict.TooShort(int length, int least) -> texts.say("why.short", "length", length, "least", least);
            case Verdict.InCooldown(MessageId neighbour) -> inCooldown(neighbour) + "\n" + next(neighbour);
            case Verdict.Repeated(MessageId neighbour) -> texts.say("why.repeated", "time", time(neighbour));
            case Verdict.OptedOut() -> texts.say("why.opted-out");
            case Verdict.Settled() -> texts.say("why.settled");
        };
    }

    private Instant then() {
        return last.message().time();
    }

    private EarningRules rulesThen() {
        return XpSettings.earning(settings.of(call.guild(), then()).at(place, author.roles()));
    }

    /** Whether a message earned anything there and then. */
    private boolean earnedThen() {
        return Prospect.of(rulesThen(), call.guild(), place, author, then()).earns();
    }

    private String credited(int base, int multiplier) {
        long earned = Math.floorDiv((long) base * multiplier + 500, 1000);
        if (earned == 0 && !earnedThen()) {
            return texts().say("why.unpaid");
        }
        return multiplier == 1000
                ? texts().say("why.credited", "xp", earned)
                : texts().say("why.multiplied", "xp", earned, "base", base, "multiplier", factor(multiplier))
                        + parts(rulesThen().multipliers(), multiplier);
    }

    private String factor(int thousandths) {
        NumberFormat format = NumberFormat.getNumberInstance(texts().language());
        format.setMaximumFractionDigits(3);
        return format.format(thousandths / 1000.0);
    }

    /** Whose multipliers they are; nothing where they make another one, because roles or channels have changed since. */
    private String parts(Multipliers multipliers, int multiplier) {
        if (multipliers.of(place, author.roles(), then()) != multiplier) {
            return "";
        }
        return multipliers.parts(place, author.roles(), then()).stream()
                .map(this::part)
                .collect(Collectors.joining(", ", " (", ")"));
    }

    private String part(Multipliers.Part part) {
        String whose = switch (part) {
            case Multipliers.Part.Everybody everybody -> texts().say("rules.everybody");
            case Multipliers.Part.OfRole of -> mention(of.role());
            case Multipliers.Part.OfChannel in -> mention(in.channel());
            case Multipliers.Part.OfEvent during ->
                "`" + XpSettings.EVENTS.type().format(List.of(during.event())) + "`";
        };
        return whose + " " + RulesText.factor(part.factor());
    }

    private String inCooldown(MessageId neighbour) {
        if (!earnedThen()) {
            return texts().say("why.unpaid");
        }
        Phrases phrases = new Phrases(texts());
        Duration between = Duration.between(neighbour.time(), then());
        return texts().say(
                        between.isNegative() ? "why.cooldown-before" : "why.cooldown",
                        "between",
                        phrases.time(between.abs()),
                        "cooldown",
                        phrases.time(rulesThen().cooldown()));
    }

    /** From when on the next message there earns something. */
    private String next(MessageId credited) {
        if (optedOut) {
            return texts().say("why.next-opted-out");
        }
        GuildSettings now = settings.of(call.guild()).at(place, author.roles());
        Prospect next = Prospect.of(XpSettings.earning(now), call.guild(), place, author, call.time());
        Instant end = credited.time().plus(next.cooldown());
        if (!next.earns()) {
            return texts().say("why.next-none");
        }
        return end.isAfter(call.time())
                ? texts().say("why.next", "time", "<t:" + (end.getEpochSecond() + 1) + ":R>")
                : texts().say("why.next-now");
    }
}
