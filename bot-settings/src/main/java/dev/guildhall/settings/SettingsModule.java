package dev.guildhall.settings;

import dev.guildhall.spi.BotModule;
import dev.guildhall.spi.Feature;
import dev.guildhall.spi.ModuleContext;
import dev.guildhall.spi.ModuleInfo;
import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.facet.Facet;
import dev.guildhall.spi.text.Translations;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The module {@code settings}. */
public final class SettingsModule implements BotModule {

    private static final Duration DRAFT_LIFETIME = Duration.ofHours(2);
    private static final Duration SWEEP = Duration.ofHours(1);

    @Override
    public ModuleInfo info() {
        return new ModuleInfo("settings", "Administrators see and change what the modules let them choose");
    }

    @Override
    public Feature create(ModuleContext context) {
        Drafts drafts = new Drafts(context.database());
        Platform platform = Platform.of(context);
        SettingsCommand command = new SettingsCommand(platform, drafts);
        context.scheduler()
                .every(
                        "settings-drafts",
                        SWEEP,
                        () -> drafts.dropOlderThan(
                                OffsetDateTime.now(ZoneOffset.UTC).minus(DRAFT_LIFETIME)));
        return new Feature() {
            @Override
            public List<Command> commands() {
                return List.of(command.command());
            }

            @Override
            public List<Facet> facets() {
                List<Facet> all = new ArrayList<>(command.facets());
                all.add(new FittingCheck(context.database(), platform.directory()));
                all.add(new SettingsTask(
                        platform.directory(),
                        platform.editor(),
                        platform.texts(),
                        context.service(Translations.class)));
                return all;
            }
        };
    }
}
