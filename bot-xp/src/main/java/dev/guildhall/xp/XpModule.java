package dev.guildhall.xp;

import dev.guildhall.spi.BotModule;
import dev.guildhall.spi.Feature;
import dev.guildhall.spi.Gauges;
import dev.guildhall.spi.ModuleContext;
import dev.guildhall.spi.ModuleInfo;
import dev.guildhall.spi.OperatorChoices;
import dev.guildhall.spi.Scheduler;
import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.data.WaitingErrands;
import dev.guildhall.spi.event.Subscription;
import dev.guildhall.spi.facet.Facet;
import dev.guildhall.spi.facet.SettingsEffect;
import dev.guildhall.spi.facet.SettingsRule;
import dev.guildhall.spi.guild.Guilds;
import dev.guildhall.spi.setting.SettingsDirectory;
import dev.guildhall.spi.text.Translations;
import dev.guildhall.xp.admin.Administration;
import dev.guildhall.xp.admin.LevelEffect;
import dev.guildhall.xp.backfill.BackfillCommand;
import dev.guildhall.xp.backfill.BackfillWorker;
import dev.guildhall.xp.card.Studio;
import dev.guildhall.xp.command.AnnouncementsCommand;
import dev.guildhall.xp.command.Showing;
import dev.guildhall.xp.command.SyncCommand;
import dev.guildhall.xp.credit.CreditQueue;
import dev.guildhall.xp.credit.CreditStore;
import dev.guildhall.xp.credit.Earning;
import dev.guildhall.xp.credit.LastMessages;
import dev.guildhall.xp.credit.RulesOfGuilds;
import dev.guildhall.xp.ledger.DaysCheck;
import dev.guildhall.xp.ledger.Months;
import dev.guildhall.xp.ledger.MonthsCheck;
import dev.guildhall.xp.ledger.Retention;
import dev.guildhall.xp.ledger.ScoresCheck;
import dev.guildhall.xp.ledger.TotalsCheck;
import dev.guildhall.xp.level.LevelsCheck;
import dev.guildhall.xp.rank.KeptBoards;
import dev.guildhall.xp.reward.Consequences;
import dev.guildhall.xp.reward.GuildChecks;
import dev.guildhall.xp.reward.LevelKeeper;
import dev.guildhall.xp.reward.Returning;
import dev.guildhall.xp.reward.RewardRights;
import dev.guildhall.xp.reward.RoleHints;
import dev.guildhall.xp.reward.RoleSync;
import dev.guildhall.xp.reward.UnseenReturns;
import dev.guildhall.xp.setting.EverybodysRole;
import dev.guildhall.xp.setting.XpSettings;
import dev.guildhall.xp.source.GuildFlow;
import dev.guildhall.xp.source.ReactionSource;
import dev.guildhall.xp.source.ThreadSource;
import dev.guildhall.xp.transfer.Mee6Pages;
import dev.guildhall.xp.view.Progress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The module {@code xp}. */
public final class XpModule implements BotModule {

    private final InstantSource clock;

    public XpModule() {
        this(InstantSource.system());
    }

    /** @param clock what time it is, for what has no time of its own */
    XpModule(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public ModuleInfo info() {
        return new ModuleInfo("xp", "Members earn experience for messages, rise in level, and compare themselves");
    }

    @Override
    public Feature create(ModuleContext context) {
        Guilds guilds = context.service(Guilds.class);
        Database database = context.database();
        Consequences consequences = new Consequences(context.service(Translations.class), guilds);
        RoleSync sync = new RoleSync(
                database,
                context.outbox(),
                context.service(WaitingErrands.class),
                guilds,
                guild -> XpSettings.leveling(context.settings().of(guild)),
                consequences);
        LevelKeeper keeper = new LevelKeeper(database, sync);
        RulesOfGuilds rules =
                new RulesOfGuilds(context.settings(), context.service(SettingsDirectory.class), keeper::watch);
        Months months = new Months(database, clock, ledgerKept(context));
        CreditStore store = new CreditStore(database, context.outbox(), months, rules::leveling, consequences);
        CreditQueue queue = new CreditQueue(store);
        Earning earning = new Earning(rules, queue);
        RoleHints hints = new RoleHints(guilds);
        Retention retention = new Retention(database, months, clock, BackfillWorker::needsOldMonths);
        Scheduler scheduler = context.scheduler();
        scheduler.every("xp-levels", Duration.ofSeconds(2), () -> {
            rules.refresh();
            keeper.look();
        });
        scheduler.every("xp-role-sync", Duration.ofSeconds(3), sync::advance);
        scheduler.every("xp-months", Duration.ofMinutes(10), retention::tidy);
        GuildFlow flow = new GuildFlow(context, earning, clock);
        flow.start(context);
        BackfillCommand backfill = new BackfillCommand(database);
        Studio studio = new Studio();
        Gauges gauges = context.service(Gauges.class);
        gauges.show("xp.waiting", "Messages and the like that wait to be credited", queue::size);
        gauges.show("xp.pictures-drawn", "Rank cards and charts that were drawn", studio::drawn);
        gauges.show(
                "xp.pictures-left-out",
                "Rank cards and charts that became text, because too many waited",
                studio::refused);
        KeptBoards boards = new KeptBoards(database, clock);
        scheduler.every("xp-boards", Duration.ofMinutes(5), boards::tidy);
        Showing showing = new Showing(
                context,
                boards,
                (guild, total) -> Progress.at(total, rules.leveling(guild).levels()),
                new LastMessages(database, queue),
                studio);

        List<Command> subcommands = new ArrayList<>(showing.subcommands());
        SyncCommand syncing = new SyncCommand(sync, hints, guilds, rules::leveling);
        subcommands.add(syncing.command());
        subcommands.add(new AnnouncementsCommand(database).command());
        List<Command> commands = new ArrayList<>(showing.commands());
        subcommands.add(backfill.command());
        Administration administration =
                Administration.create(context, months, rules::leveling, consequences, sync, Mee6Pages.PUBLIC);
        subcommands.addAll(administration.commands());
        commands.add(Command.group(
                "xp", "Experience: what it came of, and what follows from it", subcommands.toArray(Command[]::new)));
        List<Subscription<?>> subscriptions = new ArrayList<>();
        subscriptions.add(flow.subscription());
        subscriptions.add(new ReactionSource(earning, guilds).subscription());
        subscriptions.add(new ThreadSource(earning, guilds).subscription());
        Returning returning = new Returning(database, context.outbox(), rules::leveling, consequences, clock);
        subscriptions.add(returning.subscription());
        UnseenReturns unseen = new UnseenReturns(database, guilds, rules::leveling, returning, clock);
        subscriptions.add(unseen.subscription());
        scheduler.every("xp-returns", UnseenReturns.INTERVAL, unseen::look);
        List<Facet> facets = new ArrayList<>(showing.facets());
        facets.add(new TotalsCheck(database));
        facets.add(new DaysCheck(database));
        facets.add(new ScoresCheck(database));
        facets.add(new MonthsCheck(database));
        facets.add(new LevelsCheck(database));
        RewardRights rights = new RewardRights(guilds);
        facets.add(new SettingsRule((settings, change, texts) ->
                hints.of(change.guild(), XpSettings.leveling(settings).rewardRoles(), texts)));
        facets.add(new SettingsRule(rights::problems));
        facets.add(new SettingsRule(EverybodysRole::problems));
        LevelEffect effect = new LevelEffect(database);
        facets.add(new SettingsEffect((guild, before, after, texts) -> {
            // From now on a change is noticed, though nobody writes.
            rules.leveling(guild);
            return effect.of(guild, before, after, texts);
        }));
        facets.addAll(new GuildChecks(context.settings(), guilds).facets());
        facets.addAll(administration.facets());
        facets.add(backfill.action());
        facets.add(syncing.action());
        return new XpFeature(commands, subscriptions, facets, queue, studio, administration, flow);
    }

    private static Duration ledgerKept(ModuleContext context) {
        return context.service(OperatorChoices.class)
                .value("xp.ledger-days")
                .map(days -> Duration.ofDays(Integer.parseInt(days)))
                .orElse(Months.KEPT);
    }
}
