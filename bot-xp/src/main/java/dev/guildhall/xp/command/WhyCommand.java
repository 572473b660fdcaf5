package dev.guildhall.xp.command;

import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.command.CommandCall;
import dev.guildhall.spi.command.Option;
import dev.guildhall.spi.command.OptionType;
import dev.guildhall.spi.command.Permission;
import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.event.Place;
import dev.guildhall.spi.guild.Channel;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.message.Embed;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.spi.setting.Settings;
import dev.guildhall.xp.credit.LastMessage;
import dev.guildhall.xp.credit.LastMessages;
import dev.guildhall.xp.ledger.MemberKey;
import dev.guildhall.xp.view.Profiles;
import java.util.Optional;

/**
 * {@code /xp why [member]}: what a member's last message earned and why, or why nothing. For administrators also about others,
 * because it tells where somebody wrote.
 */
record WhyCommand(Settings settings, LastMessages messages, Profiles profiles, Members members) {

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
        Optional<LastMessage> last = messages.of(new MemberKey(call.guild(), member), call.time());
        Member author = members.known(call.guild(), call.caller(), member);
        if (last.isEmpty()) {
            return Reply.text(
                            call.texts().say(author.bot() ? "rank.bot" : "why.nothing", "member", "<@" + member + ">"))
                    .forCallerOnly();
        }
        LastMessage message = last.get();
        String where = message.channel().value() == 0
                ? Reasons.time(message.message())
                : call.texts()
                        .say(
                                "why.where",
                                "message",
                                link(call.guild(), message),
                                "time",
                                Reasons.time(message.message()),
                                "channel",
                                Reasons.mention(message.channel()));
        String reason = new Reasons(
                        settings,
                        call,
                        author,
                        place(call.guild(), message.channel()),
                        message,
                        profiles.isOptedOut(call.guild(), member))
                .text();
        Embed embed = Embed.titled(call.texts().say("why.title"))
                .withDescription("<@" + member + "> · " + where + "\n\n" + reason);
        return Reply.embed(embed).forCallerOnly();
    }

    private Place place(GuildId guild, ChannelId channel) {
        return members.guilds()
                .guild(guild)
                .flatMap(known -> known.channel(channel))
                .map(Channel::place)
                .orElse(Place.of(channel));
    }

    private static String link(GuildId guild, LastMessage message) {
        return "https://discord.com/channels/" + guild + "/" + message.channel() + "/" + message.message();
    }
}
