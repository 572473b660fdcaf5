package dev.guildhall.settings;

import dev.guildhall.spi.BotModule;
import dev.guildhall.spi.Feature;
import dev.guildhall.spi.ModuleContext;
import dev.guildhall.spi.ModuleInfo;
import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.setting.SettingsDirectory;
import java.util.List;

/** The module {@code settings}. */
public final class SettingsModule implements BotModule {

    @Override
    public ModuleInfo info() {
        return new ModuleInfo("settings", "Administrators see and change what the modules let them choose");
    }

    @Override
    public Feature create(ModuleContext context) {
        SettingsCommand command = new SettingsCommand(context.service(SettingsDirectory.class), context.settings());
        return new Feature() {
            @Override
            public List<Command> commands() {
                return List.of(command.command());
            }
        };
    }
}
