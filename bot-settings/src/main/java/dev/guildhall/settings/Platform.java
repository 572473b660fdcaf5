package dev.guildhall.settings;

import dev.guildhall.spi.ModuleContext;
import dev.guildhall.spi.guild.Downloads;
import dev.guildhall.spi.guild.GuildLookup;
import dev.guildhall.spi.guild.Guilds;
import dev.guildhall.spi.setting.SettingTexts;
import dev.guildhall.spi.setting.Settings;
import dev.guildhall.spi.setting.SettingsDirectory;
import dev.guildhall.spi.setting.change.SettingsEditor;
import dev.guildhall.spi.setting.change.SettingsHistory;

/** What this module has of the host. */
record Platform(
        SettingsDirectory directory,
        Settings settings,
        SettingsEditor editor,
        SettingsHistory history,
        SettingTexts texts,
        Guilds guilds,
        GuildLookup lookup,
        Downloads downloads) {

    static Platform of(ModuleContext context) {
        return new Platform(
                context.service(SettingsDirectory.class),
                context.settings(),
                context.service(SettingsEditor.class),
                context.service(SettingsHistory.class),
                context.service(SettingTexts.class),
                context.service(Guilds.class),
                context.service(GuildLookup.class),
                context.service(Downloads.class));
    }
}
