package dev.guildhall.xp.command;

import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.command.CommandCall;
import dev.guildhall.spi.command.Menu;
import dev.guildhall.spi.command.Option;
import dev.guildhall.spi.command.OptionType;
import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.guild.Downloads;
import dev.guildhall.spi.id.MessageId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.message.Attachment;
import dev.guildhall.spi.message.Embed;
import dev.guildhall.spi.message.MessageBody;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.spi.setting.GuildSettings;
import dev.guildhall.spi.setting.Settings;
import dev.guildhall.xp.card.Fact;
import dev.guildhall.xp.card.Icon;
import dev.guildhall.xp.card.RankCard;
import dev.guildhall.xp.card.Studio;
import dev.guildhall.xp.credit.Prospect;
import dev.guildhall.xp.rank.Standing;
import dev.guildhall.xp.setting.EarningRules;
import dev.guildhall.xp.setting.XpSettings;
import dev.guildhall.xp.view.Profiles;
import dev.guildhall.xp.view.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code /rank [member]}: level, XP, place and cooldown of one member, as a picture or as text. One statement; a picture
 * also asks Discord for name and avatar, where they are not known.
 */
record RankCommand(
        Settings settings,
        Profiles profiles,
        Progress.Of progress,
        Studio studio,
        Downloads downloads,
        Members members) {

    private static final int BAR = 12;

    Command command() {
        return Command.of("rank", "Shows a member's level, XP and place", this::handle)
                .withAliases("level")
                .withOption(Option.of(OptionType.MEMBER, "member", "Whose; yours when left out")
                        .optional())
                .withMenu(new Menu(Menu.Target.MEMBER, "Rank", "member"));
    }

    private Reply handle(CommandCall call) {
        UserId asked = call.arguments().member("member").orElse(call.caller().id());
        Member member = members.known(call.guild(), call.caller(), asked);
        Prospect next = prospect(call, member);
        Profiles.Profile profile =
                profiles.of(call.guild(), asked, call.caller().id(), call.time().minus(next.cooldown()));
        return profile.standing()
                .map(standing -> answer(call, standing, profile, next))
                .orElseGet(() -> Reply.text(nothingYet(call, member)));
    }

    /** What the member's next message here would earn. */
    private Prospect prospect(CommandCall call, Member member) {
        EarningRules rules = XpSettings.earning(settings.of(call.guild()).at(call.place(), member.roles()));
        return Prospect.of(rules, call.guild(), call.place(), member, call.time());
    }

    private static String nothingYet(CommandCall call, Member member) {
        if (member.id().equals(call.caller().id())) {
            return call.texts().say("rank.none-own");
        }
        return call.texts().say(member.bot() ? "rank.bot" : "rank.none", "member", mention(member.id()));
    }

    private static String mention(UserId member) {
        return "<@" + member + ">";
    }

    private Reply answer(CommandCall call, Standing standing, Profiles.Profile profile, Prospect next) {
        GuildSettings guild = settings.of(call.guild());
        Duration left = profile.lastCredited()
                .map(last -> left(last, next.cooldown(), call.time()))
                .orElse(Duration.ZERO);
        Shown shown = new Shown(standing, progress.of(call.guild(), standing.value()), profile, left, !next.earns());
        Phrases phrases = new Phrases(call.texts());
        Optional<Reply> picture =
                profile.choice().pictures(guild) ? picture(call, guild, shown, phrases) : Optional.empty();
        return picture.orElseGet(() -> text(shown, phrases));
    }

    /** What is known of the member, {@code excluded} if by the settings there is nothing to earn here. */
    private record Shown(
            Standing standing, Progress progress, Profiles.Profile profile, Duration left, boolean excluded) {}

    private static Duration left(MessageId credited, Duration cooldown, Instant now) {
        Duration left = Duration.between(now, credited.time().plus(cooldown));
        return left.isNegative() ? Duration.ZERO : left;
    }

    private Optional<Reply> picture(CommandCall call, GuildSettings guild, Shown shown, Phrases phrases) {
        UserId member = shown.standing().user();
        String name = members.name(call.guild(), call.caller(), member, member.toString());
        RankCard card = new RankCard(
                name,
                downloads.avatar(call.guild(), member),
                new RankCard.Heading(
                        phrases.texts().say("card.rank"),
                        "#" + phrases.number(shown.standing().rank())),
                new RankCard.Heading(
                        phrases.texts().say("card.level"),
                        phrases.number(shown.progress().level())),
                shown.progress().share(),
                progress(shown, phrases),
                facts(shown, phrases),
                shown.profile().choice().look(guild));
        String described = phrases.texts()
                .say(
                        "card.description",
                        "name",
                        name,
                        "level",
                        shown.progress().level(),
                        "rank",
                        shown.standing().rank(),
                        "progress",
                        card.progressText());
        return studio.draw(card)
                .map(file -> new Reply(
                        new MessageBody("", List.of(), List.of(new Attachment("rank.png", described, file))), false));
    }

    private static String progress(Shown shown, Phrases phrases) {
        Progress progress = shown.progress();
        return progress.complete()
                ? phrases.texts().say("card.complete", "total", shown.standing().value())
                : phrases.texts().say("card.progress", "done", progress.done(), "needed", progress.needed());
    }

    private static List<Fact> facts(Shown shown, Phrases phrases) {
        List<Fact> facts = new ArrayList<>();
        if (!shown.progress().complete()) {
            facts.add(new Fact(
                    Icon.POINTS,
                    phrases.texts().say("stats.fact-xp", "xp", shown.standing().value())));
        }
        long messages = shown.profile().messages();
        facts.add(new Fact(Icon.MESSAGES, phrases.texts().say("card.messages", "count", messages)));
        if (shown.profile().voiceMinutes() > 0) {
            facts.add(new Fact(Icon.VOICE, phrases.voice(shown.profile().voiceMinutes())));
        }
        facts.add(new Fact(Icon.COOLDOWN, cooldown(shown, phrases)));
        return facts;
    }

    private static String cooldown(Shown shown, Phrases phrases) {
        if (shown.profile().optedOut() || shown.excluded()) {
            return phrases.texts().say(shown.profile().optedOut() ? "card.opted-out" : "card.excluded");
        }
        return shown.left().toSeconds() > 0
                ? phrases.texts().say("card.cooldown", "time", phrases.time(shown.left()))
                : phrases.texts().say("card.ready");
    }

    private static Reply text(Shown shown, Phrases phrases) {
        Progress progress = shown.progress();
        Standing standing = shown.standing();
        int filled = (int) (progress.share() * BAR);
        Embed embed = Embed.titled(phrases.texts().say("rank.title", "level", progress.level()))
                .withDescription(mention(standing.user()) + "\n" + "▰".repeat(filled) + "▱".repeat(BAR - filled) + "\n"
                        + progress(shown, phrases))
                .withField(phrases.texts().say("rank.rank"), "#" + phrases.number(standing.rank()))
                .withField(phrases.texts().say("rank.total"), phrases.number(standing.value()))
                .withField(
                        phrases.texts().say("rank.messages"),
                        phrases.number(shown.profile().messages()));
        if (shown.profile().voiceMinutes() > 0) {
            embed = embed.withField(
                    phrases.texts().say("rank.voice"),
                    phrases.voice(shown.profile().voiceMinutes()));
        }
        return Reply.embed(embed.withFooter(cooldown(shown, phrases)));
    }
}
