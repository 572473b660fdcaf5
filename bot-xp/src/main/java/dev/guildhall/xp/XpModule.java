package dev.guildhall.xp;

import dev.guildhall.spi.BotModule;
import dev.guildhall.spi.Feature;
import dev.guildhall.spi.ModuleContext;
import dev.guildhall.spi.ModuleInfo;

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
        return new XpFeature(context.settings(), new CreditQueue(store), new Standings(context.database()), curve);
    }
}
