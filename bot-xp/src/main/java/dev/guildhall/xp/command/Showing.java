package dev.guildhall.xp.command;

import dev.guildhall.spi.ModuleContext;
import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.facet.Facet;
import dev.guildhall.spi.guild.Downloads;
import dev.guildhall.spi.guild.Guilds;
import dev.guildhall.spi.setting.Settings;
import dev.guildhall.xp.card.Studio;
import dev.guildhall.xp.credit.LastMessages;
import dev.guildhall.xp.rank.KeptBoards;
import dev.guildhall.xp.rank.Standings;
import dev.guildhall.xp.view.Activities;
import dev.guildhall.xp.view.Boards;
import dev.guildhall.xp.view.CardPersonalData;
import dev.guildhall.xp.view.GuildActivities;
import dev.guildhall.xp.view.Profiles;
import dev.guildhall.xp.view.Progress;
import java.util.List;

/** The commands that show experience, put together. */
public final class Showing {

    private final RankCommand rank;
    private final LeaderboardCommand leaderboard;
    private final RankCardCommand choice;
    private final StatsCommand stats;
    private final WhyCommand why;
    private final RulesCommand rules;
    private final CardPersonalData choices;

    /** @param messages what became of members' last messages */
    public Showing(
            ModuleContext context, KeptBoards boards, Progress.Of progress, LastMessages messages, Studio studio) {
        Settings settings = context.settings();
        Profiles profiles = new Profiles(context.database(), new Standings(context.database(), boards));
        Guilds guilds = context.service(Guilds.class);
        Members members = new Members(guilds);
        this.rank = new RankCommand(settings, profiles, progress, studio, context.service(Downloads.class), members);
        this.leaderboard = new LeaderboardCommand(new Boards(context.database(), boards), progress);
        this.choice = new RankCardCommand(settings, profiles);
        Activities activities = new Activities(context.database());
        this.stats = new StatsCommand(
                settings, activities, new GuildActivities(activities), profiles, studio, guilds, members);
        this.why = new WhyCommand(settings, messages, profiles, members);
        this.rules = new RulesCommand(settings);
        this.choices = new CardPersonalData(context.database());
    }

    /** Those with names of their own. */
    public List<Command> commands() {
        return List.of(rank.command(), leaderboard.command(), choice.command());
    }

    /** Those below {@code /xp}. */
    public List<Command> subcommands() {
        return List.of(stats.command(), why.command(), rules.command());
    }

    /** What their buttons lead to, and what they remember of people. */
    public List<Facet> facets() {
        return List.of(leaderboard.pages(), choices);
    }
}
