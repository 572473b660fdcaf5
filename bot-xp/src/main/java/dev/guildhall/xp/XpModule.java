package dev.guildhall.xp;

import dev.guildhall.spi.BotModule;
import dev.guildhall.spi.Feature;
import dev.guildhall.spi.Gauges;
import dev.guildhall.spi.ModuleContext;
import dev.guildhall.spi.ModuleInfo;
import dev.guildhall.spi.Scheduler;
import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.event.Subscription;
import dev.guildhall.spi.facet.SettingsRule;
import dev.guildhall.spi.guild.Guilds;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.text.Translations;
import dev.guildhall.xp.command.AnnouncementsCommand;
import dev.guildhall.xp.command.LeaderboardCommand;
import dev.guildhall.xp.command.RankCommand;
import dev.guildhall.xp.command.SyncCommand;
import dev.guildhall.xp.credit.CreditQueue;
import dev.guildhall.xp.credit.CreditStore;
import dev.guildhall.xp.credit.Earning;
import dev.guildhall.xp.credit.RulesOfGuilds;
import dev.guildhall.xp.ledger.DaysCheck;
import dev.guildhall.xp.ledger.Months;
import dev.guildhall.xp.ledger.MonthsCheck;
import dev.guildhall.xp.ledger.Retention;
import dev.guildhall.xp.ledger.TotalsCheck;
import dev.guildhall.xp.level.Levels;
import dev.guildhall.xp.rank.Standings;
import dev.guildhall.xp.reward.Consequences;
import dev.guildhall.xp.reward.LevelKeeper;
import dev.guildhall.xp.reward.Returning;
import dev.guildhall.xp.reward.RoleHints;
import dev.guildhall.xp.reward.RoleSync;
import dev.guildhall.xp.setting.XpSettings;
import dev.guildhall.xp.source.MessageSource;
import dev.guildhall.xp.source.ReactionSource;
import dev.guildhall.xp.source.ThreadSource;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The module {@code xp}. */
public final class XpModule implements BotModule {

    private static final Duration LEDGER_KEPT = Duration.ofDays(90);

    @Override
    public ModuleInfo info() {
        return new ModuleInfo("xp", "Members earn experience for messages, rise in level, and compare themselves");
    }

    @Override
    public Feature create(ModuleContext context) {
        Guilds guilds = context.service(Guilds.class);
        Database database = context.database();
        LevelKeeper keeper = new LevelKeeper(database);
        RulesOfGuilds rules = new RulesOfGuilds(context.settings(), keeper::watch);
        Consequences consequences = new Consequences(context.service(Translations.class), guilds);
        Months months = new Months(database, InstantSource.system(), LEDGER_KEPT);
        CreditStore store = new CreditStore(database, context.outbox(), months, rules::leveling, consequences);
        CreditQueue queue = new CreditQueue(store);
        Earning earning = new Earning(rules, queue);
        RoleSync sync = new RoleSync(database, context.outbox(), guilds, rules::leveling, consequences);
        RoleHints hints = new RoleHints(guilds);
        Retention retention = new Retention(database, months, InstantSource.system(), sql -> false);

        Scheduler scheduler = context.scheduler();
        scheduler.every("xp-levels", Duration.ofSeconds(2), keeper::look);
        scheduler.every("xp-role-sync", Duration.ofSeconds(3), sync::advance);
        scheduler.every("xp-months", Duration.ofMinutes(10), retention::tidy);
        Gauges gauges = context.service(Gauges.class);
        gauges.show("xp.waiting", "Messages and the like that wait to be credited", queue::size);

        Standings standings = new Standings(database);
        Function<GuildId, Levels> levels = guild -> rules.leveling(guild).levels();
        List<Subscription<?>> subscriptions = new ArrayList<>(List.of(
                new MessageSource(earning).subscription(),
                new ReactionSource(earning, guilds).subscription(),
                new ThreadSource(earning, guilds).subscription()));
        subscriptions.addAll(
                new Returning(database, context.outbox(), rules::leveling, consequences, InstantSource.system())
                        .subscriptions());
        return new XpFeature(
                List.of(
                        new RankCommand(standings, levels).command(),
                        new LeaderboardCommand(standings, levels).command(),
                        Command.group(
                                "xp",
                                "Experience: what it came of, and what follows from it",
                                new SyncCommand(sync, hints, guilds, rules::leveling).command(),
                                new AnnouncementsCommand(database).command())),
                subscriptions,
                List.of(
                        new TotalsCheck(database),
                        new DaysCheck(database),
                        new MonthsCheck(database),
                        new SettingsRule((settings, texts) ->
                                hints.of(XpSettings.leveling(settings).rewardRoles(), texts))),
                queue);
    }
}
