package dev.guildhall.xp.command;

import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.command.CommandCall;
import dev.guildhall.spi.command.Option;
import dev.guildhall.spi.command.OptionType;
import dev.guildhall.spi.command.Permission;
import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.MessageId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.message.Embed;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.spi.setting.Settings;
import dev.guildhall.spi.text.Texts;
import dev.guildhall.xp.credit.LastMessage;
import dev.guildhall.xp.credit.LastMessages;
import dev.guildhall.xp.credit.Verdict;
import dev.guildhall.xp.ledger.MemberKey;
import dev.guildhall.xp.setting.XpSettings;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * {@code /xp why [member]}: what a member's last message earned and why, or why nothing. For administrators also about others,
 * because it tells where somebody wrote.
 */
record WhyCommand(Settings settings, LastMessages messages, Members members) {

    Command command() {
        return Command.of("why", "Tells what a member's last message earned, and why", this::handle)
                .answeringPrivately()
                .withOption(Option.of(OptionType.MEMBER, "member", "Whose; yours when left out")
                        .optional());
    }

    private Reply handle(CommandCall call) {
        UserId member = call.arguments().member("member").orElse(call.caller().id());
        boolean own = member.equals(call.caller().id());
        if (!own && !Permission.MANAGE_GUILD.in(call.permissions())) {
            return Reply.refusal(call.privateTexts().say("why.not-yours"));
        }
        Optional<LastMessage> last = messages.of(new MemberKey(call.guild(), member));
        if (last.isEmpty()) {
            boolean bot = members.find(call.guild(), call.caller(), member)
                    .map(Member::bot)
                    .orElse(false);
            return Reply.text(call.texts().say(bot ? "rank.bot" : "why.nothing", "member", "<@" + member + ">"))
                    .forCallerOnly();
        }
        LastMessage message = last.get();
        String where = message.channel().value() == 0
                ? time(message.message())
                : call.texts()
                        .say(
                                "why.where",
                                "message",
                                link(call.guild(), message),
                                "time",
                                time(message.message()),
                                "channel",
                                mention(message.channel()));
        Embed embed = Embed.titled(call.texts().say("why.title"))
                .withDescription("<@" + member + "> · " + where + "\n\n" + reason(call, message));
        return Reply.embed(embed).forCallerOnly();
    }

    private static String link(GuildId guild, LastMessage message) {
        return "https://discord.com/channels/" + guild + "/" + message.channel() + "/" + message.message();
    }

    private static String time(MessageId message) {
        return "<t:" + message.time().getEpochSecond() + ":R>";
    }

    private static String mention(ChannelId channel) {
        return "<#" + channel + ">";
    }

    private static String mention(RoleId role) {
        return "<@&" + role + ">";
    }

    private String reason(CommandCall call, LastMessage message) {
        Texts texts = call.texts();
        return switch (message.verdict()) {
            case Verdict.Credited(int base, int multiplier) -> credited(call, message, base, multiplier);
            case Verdict.CreditedBefore() -> texts.say("why.before");
            case Verdict.Unpaid() -> texts.say("why.unpaid");
            case Verdict.MemberExcluded() -> texts.say("why.member");
            case Verdict.RoleExcluded(RoleId role) -> texts.say("why.role", "role", mention(role));
            case Verdict.NoRoleIncluded() -> texts.say("why.no-role");
            case Verdict.ChannelExcluded(ChannelId channel) -> texts.say("why.channel", "channel", mention(channel));
            case Verdict.ChannelNotIncluded() -> texts.say("why.no-channel");
            case Verdict.TooShort(int length, int least) -> texts.say("why.short", "length", length, "least", least);
            case Verdict.InCooldown(MessageId neighbour) -> inCooldown(call, message.message(), neighbour);
            case Verdict.Repeated(MessageId neighbour) -> texts.say("why.repeated", "time", time(neighbour));
            case Verdict.OptedOut() -> texts.say("why.opted-out");
            case Verdict.Settled() -> texts.say("why.settled");
        };
    }

    private String credited(CommandCall call, LastMessage message, int base, int multiplier) {
        Texts texts = call.texts();
        long earned = Math.floorDiv((long) base * multiplier + 500, 1000);
        String amount = multiplier == 1000
                ? texts.say("why.credited", "xp", earned)
                : texts.say("why.multiplied", "xp", earned, "base", base, "multiplier", factor(multiplier, texts));
        return amount + "\n" + next(call, message.message());
    }

    private static String factor(int thousandths, Texts texts) {
        NumberFormat format = NumberFormat.getNumberInstance(texts.language());
        format.setMaximumFractionDigits(3);
        return format.format(thousandths / 1000.0);
    }

    private String inCooldown(CommandCall call, MessageId message, MessageId neighbour) {
        Duration between = Duration.between(neighbour.time(), message.time());
        Phrases phrases = new Phrases(call.texts());
        String key = between.isNegative() ? "why.cooldown-before" : "why.cooldown";
        between = between.abs();
        return call.texts().say(key, "between", phrases.time(between), "cooldown", phrases.time(cooldown(call))) + "\n"
                + next(call, neighbour);
    }

    private Duration cooldown(CommandCall call) {
        return settings.of(call.guild()).at(call.place(), call.caller().roles()).get(XpSettings.COOLDOWN);
    }

    /** From when on the next message earns something. */
    private String next(CommandCall call, MessageId credited) {
        Instant end = credited.time().plus(cooldown(call));
        return end.isAfter(call.time())
                ? call.texts().say("why.next", "time", "<t:" + (end.getEpochSecond() + 1) + ":R>")
                : call.texts().say("why.next-now");
    }
}
