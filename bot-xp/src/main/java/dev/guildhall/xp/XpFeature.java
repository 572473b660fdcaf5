package dev.guildhall.xp;

import dev.guildhall.spi.Feature;
import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.event.Subscription;
import dev.guildhall.spi.facet.Facet;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.xp.admin.Administration;
import dev.guildhall.xp.credit.CreditQueue;
import dev.guildhall.xp.setting.XpSettings;
import java.util.List;

/** What the module brings to a process. */
record XpFeature(
        List<Command> commands, List<Subscription<?>> subscriptions, CreditQueue queue, Administration administration)
        implements Feature {

    XpFeature {
        commands = List.copyOf(commands);
        subscriptions = List.copyOf(subscriptions);
    }

    @Override
    public List<SettingKey<?>> settings() {
        return XpSettings.ALL;
    }

    @Override
    public List<Facet> facets() {
        return administration.facets();
    }

    @Override
    public void close() {
        administration.close();
        queue.close();
    }
}
