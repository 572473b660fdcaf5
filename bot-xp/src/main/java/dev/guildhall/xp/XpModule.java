package dev.guildhall.xp;

import dev.guildhall.spi.BotModule;
import dev.guildhall.spi.Feature;
import dev.guildhall.spi.Gauges;
import dev.guildhall.spi.ModuleContext;
import dev.guildhall.spi.ModuleInfo;
import dev.guildhall.spi.command.Command;
import dev.guildhall.xp.card.Studio;
import dev.guildhall.xp.command.Showing;
import dev.guildhall.xp.credit.CreditQueue;
import dev.guildhall.xp.credit.CreditStore;
import dev.guildhall.xp.level.LevelCurve;
import dev.guildhall.xp.rank.Standings;
import dev.guildhall.xp.source.MessageSource;
import dev.guildhall.xp.view.Progress;
import java.util.ArrayList;
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
        Studio studio = new Studio();
        Gauges gauges = context.service(Gauges.class);
        gauges.show("xp.pictures-drawn", "Rank cards and charts that were drawn", studio::drawn);
        gauges.show("xp.pictures-left-out", "Rank cards and charts that became text, because too many waited", studio::refused);
        Showing showing = new Showing(context, standings, progress(curve), studio);
        List<Command> commands = new ArrayList<>(showing.commands());
        commands.add(Command.group(
                "xp", "Shows how experience came about", showing.subcommands().toArray(Command[]::new)));
        return new XpFeature(
                commands,
                List.of(new MessageSource(context.settings(), queue).subscription()),
                showing.facets(),
                queue,
                studio);
    }

    private static Progress.Of progress(LevelCurve curve) {
        return (guild, total) -> {
            int level = curve.level(total);
            long reached = curve.threshold(level);
            return new Progress(level, total - reached, curve.threshold(level + 1) - reached);
        };
    }
}
