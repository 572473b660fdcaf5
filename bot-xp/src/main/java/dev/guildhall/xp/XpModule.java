package dev.guildhall.xp;

import dev.guildhall.spi.BotModule;
import dev.guildhall.spi.Feature;
import dev.guildhall.spi.ModuleContext;
import dev.guildhall.spi.ModuleInfo;
import dev.guildhall.spi.guild.Guilds;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.text.Translations;
import dev.guildhall.spi.command.Command;
import dev.guildhall.xp.backfill.BackfillCommand;
import dev.guildhall.xp.command.LeaderboardCommand;
import dev.guildhall.xp.command.RankCommand;
import dev.guildhall.xp.credit.CreditQueue;
import dev.guildhall.xp.credit.CreditStore;
import dev.guildhall.xp.credit.Earning;
import dev.guildhall.xp.credit.RulesOfGuilds;
import dev.guildhall.xp.ledger.Months;
import dev.guildhall.xp.level.Levels;
import dev.guildhall.xp.rank.Standings;
import dev.guildhall.xp.reward.Consequences;
import dev.guildhall.xp.source.GuildFlow;
import dev.guildhall.xp.source.ReactionSource;
import dev.guildhall.xp.source.ThreadSource;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;

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
        RulesOfGuilds rules = new RulesOfGuilds(context.settings());
        Consequences consequences = new Consequences(context.service(Translations.class), guilds);
        CreditStore store = new CreditStore(
                context.database(), context.outbox(), new Months(context.database()), rules::leveling, consequences);
        CreditQueue queue = new CreditQueue(store);
        Earning earning = new Earning(rules, queue);
        GuildFlow flow = new GuildFlow(context, earning, clock);
        flow.start(context);
        BackfillCommand backfill = new BackfillCommand(context.database());
        Standings standings = new Standings(context.database());
        Function<GuildId, Levels> levels = guild -> rules.leveling(guild).levels();
        return new XpFeature(
                List.of(
                        new RankCommand(standings, levels).command(),
                        new LeaderboardCommand(standings, levels).command(),
                        Command.group("xp", "Experience: what it came of, and its administration", backfill.command())),
                List.of(
                        flow.subscription(),
                        new ReactionSource(earning, guilds).subscription(),
                        new ThreadSource(earning, guilds).subscription()),
                List.of(backfill.action()),
                queue,
                flow);
    }
}
