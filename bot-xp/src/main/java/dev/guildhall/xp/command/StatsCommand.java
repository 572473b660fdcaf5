package dev.guildhall.xp.command;

import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.command.CommandCall;
import dev.guildhall.spi.command.Option;
import dev.guildhall.spi.command.OptionType;
import dev.guildhall.spi.guild.Guild;
import dev.guildhall.spi.guild.Guilds;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.message.Attachment;
import dev.guildhall.spi.message.Embed;
import dev.guildhall.spi.message.Markdown;
import dev.guildhall.spi.message.MessageBody;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.spi.setting.GuildSettings;
import dev.guildhall.spi.setting.Settings;
import dev.guildhall.xp.card.ActivityChart;
import dev.guildhall.xp.card.ActivityChart.Bar;
import dev.guildhall.xp.card.ActivityChart.Bars;
import dev.guildhall.xp.card.Fact;
import dev.guildhall.xp.card.Icon;
import dev.guildhall.xp.card.Studio;
import dev.guildhall.xp.view.Activities;
import dev.guildhall.xp.view.Activity;
import dev.guildhall.xp.view.CardChoice;
import dev.guildhall.xp.view.GuildActivities;
import dev.guildhall.xp.view.Profiles;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** {@code /xp stats member [member]} and {@code /xp stats server}: the last thirty days, as figures and as a chart. */
record StatsCommand(
        Settings settings,
        Activities activities,
        GuildActivities ofGuilds,
        Profiles profiles,
        Studio studio,
        Guilds guilds,
        Members members) {

    private static final int DAYS = 30;
    private static final int LABEL_EVERY = 7;

    Command command() {
        return Command.group(
                "stats",
                "Shows what was done here in the last thirty days",
                Command.of("member", "Shows what a member did in the last thirty days", this::member)
                        .withOption(Option.of(OptionType.MEMBER, "member", "Whose; yours when left out")
                                .optional()),
                Command.of("server", "Shows what all members did in the last thirty days", this::server));
    }

    private Reply member(CommandCall call) {
        UserId member = call.arguments().member("member").orElse(call.caller().id());
        LocalDate today = today(call);
        Activity activity = activities.of(call.guild(), member, today.minusDays(DAYS - 1), today);
        if (activity.activeDays() == 0) {
            return Reply.text(call.texts().say("stats.none", "member", "<@" + member + ">"));
        }
        CardChoice theirs = profiles.choice(call.guild(), member);
        String name = members.name(call.guild(), call.caller(), member, member.toString());
        return answer(call, activity, name, "<@" + member + ">", theirs, false);
    }

    private Reply server(CommandCall call) {
        LocalDate today = today(call);
        Optional<Activity> found = ofGuilds.of(call.guild(), today.minusDays(DAYS - 1), today);
        if (found.isEmpty()) {
            return Reply.refusal(call.privateTexts().say("board.adding-up"));
        }
        Activity activity = found.get();
        if (activity.activeDays() == 0) {
            return Reply.text(call.texts().say("stats.none-server"));
        }
        String name = guilds.guild(call.guild())
                .map(Guild::name)
                .orElseGet(() -> call.texts().say("stats.server"));
        return answer(call, activity, name, Markdown.escape(name), CardChoice.NONE, true);
    }

    private static LocalDate today(CommandCall call) {
        return call.time().atZone(ZoneOffset.UTC).toLocalDate();
    }

    private Reply answer(
            CommandCall call, Activity activity, String name, String shown, CardChoice choice, boolean server) {
        GuildSettings guild = settings.of(call.guild());
        Phrases phrases = new Phrases(call.texts());
        Embed embed = figures(activity, shown, phrases, server)
                .withColor(choice.look(guild).accent());
        boolean pictures = profiles.choice(call.guild(), call.caller().id()).pictures(guild);
        Optional<byte[]> file =
                pictures ? studio.draw(chart(activity, name, choice, guild, phrases)) : Optional.empty();
        return file.map(content -> new Reply(
                        new MessageBody(
                                "",
                                List.of(embed),
                                List.of(new Attachment("stats.png", described(activity, name, phrases), content))),
                        false))
                .orElseGet(() -> Reply.embed(embed.withDescription(
                        shown + "\n`" + line(activity) + "`\n" + phrases.days(activity.first(), activity.last()))));
    }

    private static Embed figures(Activity activity, String shown, Phrases phrases, boolean server) {
        Embed embed = Embed.titled(phrases.texts().say("stats.title"))
                .withDescription(shown)
                .withField(phrases.texts().say("stats.xp"), phrases.number(activity.xp()))
                .withField(phrases.texts().say("stats.messages"), phrases.number(activity.messages()))
                .withField(phrases.texts().say("stats.voice"), phrases.voice(activity.voiceMinutes()))
                .withField(
                        phrases.texts().say("stats.active"),
                        phrases.texts().say("stats.active-of", "active", activity.activeDays(), "days", DAYS))
                .withField(
                        phrases.texts().say("stats.average"),
                        phrases.number(Math.round((double) activity.xp() / DAYS)));
        Optional<Activity.Day> best = activity.best();
        if (best.isPresent()) {
            embed = embed.withField(
                    phrases.texts().say("stats.best"),
                    phrases.texts()
                            .say(
                                    "stats.best-day",
                                    "day",
                                    phrases.day(best.get().day()),
                                    "xp",
                                    best.get().xp()));
        }
        return server
                ? embed.withField(phrases.texts().say("stats.most-members"), phrases.number(activity.mostMembers()))
                : embed;
    }

    private static ActivityChart chart(
            Activity activity, String name, CardChoice choice, GuildSettings guild, Phrases phrases) {
        List<Bar> days = new ArrayList<>();
        for (int i = 0; i < activity.days().size(); i++) {
            Activity.Day day = activity.days().get(i);
            boolean labelled = (activity.days().size() - 1 - i) % LABEL_EVERY == 0;
            days.add(new Bar(labelled ? phrases.day(day.day()) : "", day.xp()));
        }
        List<Bar> weekdays = Arrays.stream(DayOfWeek.values())
                .map(weekday -> new Bar(phrases.weekday(weekday), activity.average(weekday)))
                .toList();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(Icon.POINTS, phrases.texts().say("stats.fact-xp", "xp", activity.xp())));
        facts.add(new Fact(Icon.MESSAGES, phrases.texts().say("card.messages", "count", activity.messages())));
        if (activity.voiceMinutes() > 0) {
            facts.add(new Fact(Icon.VOICE, phrases.voice(activity.voiceMinutes())));
        }
        return new ActivityChart(
                name,
                phrases.days(activity.first(), activity.last()),
                new Bars(phrases.texts().say("stats.by-day"), days),
                new Bars(phrases.texts().say("stats.by-weekday"), weekdays),
                phrases::shortNumber,
                facts,
                choice.look(guild));
    }

    private static String described(Activity activity, String name, Phrases phrases) {
        return phrases.texts()
                .say(
                        "stats.description",
                        "name",
                        name,
                        "days",
                        phrases.days(activity.first(), activity.last()),
                        "xp",
                        activity.xp(),
                        "active",
                        activity.activeDays());
    }

    /** The days as a line of blocks, for those who get no picture. */
    private static String line(Activity activity) {
        long most = Math.max(1, activity.best().map(Activity.Day::xp).orElse(0L));
        StringBuilder line = new StringBuilder();
        for (Activity.Day day : activity.days()) {
            line.append(day.xp() == 0 ? '·' : (char) ('▁' + (int) (day.xp() * 7 / most)));
        }
        return line.toString();
    }
}
