package dev.guildhall.xp;

import dev.guildhall.spi.Feature;
import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.event.Subscription;
import dev.guildhall.spi.facet.Facet;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.xp.credit.CreditQueue;
import dev.guildhall.xp.setting.GapSettings;
import dev.guildhall.xp.setting.XpSettings;
import dev.guildhall.xp.source.GuildFlow;
import java.util.List;
import java.util.stream.Stream;

/** What the module brings to a process. */
record XpFeature(
        List<Command> commands,
        List<Subscription<?>> subscriptions,
        List<Facet> facets,
        CreditQueue queue,
        GuildFlow flow)
        implements Feature {

    XpFeature {
        commands = List.copyOf(commands);
        subscriptions = List.copyOf(subscriptions);
        facets = List.copyOf(facets);
    }

    @Override
    public List<SettingKey<?>> settings() {
        return Stream.concat(XpSettings.ALL.stream(), GapSettings.ALL.stream()).toList();
    }

    @Override
    public void close() {
        flow.stop();
        queue.close();
        flow.end();
    }
}
