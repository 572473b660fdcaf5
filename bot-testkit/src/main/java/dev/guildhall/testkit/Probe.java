package dev.guildhall.testkit;

import dev.guildhall.spi.BotModule;
import dev.guildhall.spi.Feature;
import dev.guildhall.spi.ModuleContext;
import dev.guildhall.spi.ModuleInfo;
import java.util.concurrent.atomic.AtomicReference;

/** A module that does nothing but hold what the host offers, for the harness to use. */
record Probe(AtomicReference<ModuleContext> held) implements BotModule {

    Probe() {
        this(new AtomicReference<>());
    }

    @Override
    public ModuleInfo info() {
        return new ModuleInfo("harness", "Lets a test use what the host offers");
    }

    @Override
    public Feature create(ModuleContext context) {
        held.set(context);
        return new Feature() {};
    }

    ModuleContext context() {
        return held.get();
    }
}
