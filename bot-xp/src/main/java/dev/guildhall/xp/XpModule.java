package dev.guildhall.xp;

import dev.guildhall.spi.BotModule;
import dev.guildhall.spi.Feature;
import dev.guildhall.spi.ModuleContext;
import dev.guildhall.spi.ModuleInfo;
import dev.guildhall.xp.command.LeaderboardCommand;
import dev.guildhall.xp.command.RankCommand;
import dev.guildhall.xp.credit.CreditQueue;
import dev.guildhall.xp.credit.CreditStore;
import dev.guildhall.xp.level.LevelCurve;
import dev.guildhall.xp.rank.Standings;
import dev.guildhall.xp.source.MessageSource;
import java.util.List;

/** The module {@code xp}. */
public final class XpModule implements BotModule {

    @Override
    public ModuleInfo info() {
        return new ModuleInfo("xp", "Members earn experience for messages, rise in level, and compare themselves");
    }

    @Override
    public Feature create(ModuleContext context) {
        LevelCurve curve = new LevelCurve.Linear(100);
        CreditStore store = new CreditStore(context.database(), context.outbox(), curve);
        CreditQueue queue = new CreditQueue(store);
        Standings standings = new Standings(context.database());
        return new XpFeature(
                List.of(
                        new RankCommand(standings, curve).command(),
                        new LeaderboardCommand(standings, curve).command()),
                List.of(new MessageSource(context.settings(), queue).subscription()),
                queue);
    }
}
