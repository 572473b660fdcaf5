package dev.guildhall.xp.credit;

import static dev.guildhall.testkit.SampleGuild.GENERAL;
import static dev.guildhall.testkit.SampleGuild.GOLD;
import static dev.guildhall.testkit.SampleGuild.REGULARS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.spi.guild.Role;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.setting.SettingScope;
import dev.guildhall.spi.setting.SettingsDirectory;
import dev.guildhall.spi.setting.change.Edit;
import dev.guildhall.spi.setting.change.Edits;
import dev.guildhall.spi.setting.change.SettingsEditor;
import dev.guildhall.spi.setting.change.Slot;
import dev.guildhall.testkit.Harness;
import dev.guildhall.testkit.SampleGuild;
import dev.guildhall.xp.XpModule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RulesOfGuildsIT {

    private final Harness harness = Harness.start(new XpModule());
    private final RulesOfGuilds rules = new RulesOfGuilds(
            harness.context().settings(), harness.context().service(SettingsDirectory.class), (guild, levels) -> {});

    @AfterEach
    void close() {
        harness.close();
    }

    @Test
    void rolesMatterThoughTheStrongestOneHasWhatEverybodyHas() {
        assertThat(rolesMatter()).isFalse();
        own(new SettingScope.WithRole(GOLD), "xp.amount", "15-25");
        assertThat(rolesMatter()).as("the same as without the role").isFalse();

        own(new SettingScope.WithRole(REGULARS), "xp.amount", "30");
        assertThat(rolesMatter()).isTrue();
    }

    @Test
    void rolesMatterWhereOneOfSeveralSettingsDiffers() {
        own(new SettingScope.WithRole(GOLD), "xp.cooldown", "60s");
        own(new SettingScope.WithRole(REGULARS), "xp.amount", "15-25");
        own(new SettingScope.WithRole(REGULARS), "xp.cooldown", "5m");
        assertThat(rolesMatter()).isTrue();
    }

    @Test
    void rolesDoNotMatterWhereTheChannelHasItsOwn() {
        own(new SettingScope.WithRole(REGULARS), "xp.amount", "30");
        own(new SettingScope.InChannel(GENERAL), "xp.amount", "40");
        assertThat(rolesMatter()).isFalse();
    }

    @Test
    void rolesMatterToListsAndMultipliers() {
        for (String name : List.of("xp.no-roles", "xp.only-roles")) {
            harness.set(name, REGULARS.toString());
            assertThat(rolesMatter()).as(name).isTrue();
            harness.set(name, "none");
            assertThat(rolesMatter()).as("without %s", name).isFalse();
        }
        harness.set("xp.role-multipliers", REGULARS + "=2");
        assertThat(rolesMatter()).isTrue();
    }

    private boolean rolesMatter() {
        List<RoleId> all = SampleGuild.guild().roles().stream().map(Role::id).toList();
        Instant later = Instant.now().plus(Duration.ofHours(1));
        return rules.rolesMatter(SampleGuild.ID, SampleGuild.place(GENERAL), later, all);
    }

    private void own(SettingScope scope, String name, String text) {
        Edit edit = new Edit(new Slot(name, scope), new Edit.Set(text));
        harness.context().service(SettingsEditor.class).apply(SampleGuild.ID, Edits.of(SampleGuild.ADMIN.id(), edit));
    }
}
