package dev.guildhall.xp.setting;

import dev.guildhall.spi.facet.SettingsRule;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.setting.GuildSettings;
import dev.guildhall.spi.text.Texts;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Refuses @everyone among the roles by which members earn. Discord counts it to nobody's, so that nobody would earn by it. */
public final class EverybodysRole {

    private EverybodysRole() {}

    private record Named(String setting, Set<RoleId> roles) {}

    /** As a {@link SettingsRule}: a sentence for each setting that names it. */
    public static List<String> problems(GuildSettings settings, SettingsRule.Change change, Texts texts) {
        RoleId everybodys = new RoleId(change.guild().value());
        return Stream.of(
                        new Named(XpSettings.NO_ROLES.name(), Set.copyOf(settings.get(XpSettings.NO_ROLES))),
                        new Named(XpSettings.ONLY_ROLES.name(), Set.copyOf(settings.get(XpSettings.ONLY_ROLES))),
                        new Named(
                                XpSettings.ROLE_MULTIPLIERS.name(),
                                settings.get(XpSettings.ROLE_MULTIPLIERS).keySet()))
                .filter(named -> named.roles().contains(everybodys))
                .map(named -> texts.say("everybodys-role", "key", named.setting()))
                .toList();
    }
}
