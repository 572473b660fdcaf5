package dev.guildhall.xp;

import dev.guildhall.spi.Feature;
import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.event.Subscription;
import dev.guildhall.spi.facet.Facet;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.xp.admin.Administration;
import dev.guildhall.xp.card.Studio;
import dev.guildhall.xp.credit.CreditQueue;
import dev.guildhall.xp.setting.XpSettings;
import dev.guildhall.xp.view.CardSettings;
import java.util.List;
import java.util.stream.Stream;

/** What the module brings to a process. */
record XpFeature(
        List<Command> commands,
        List<Subscription<?>> subscriptions,
        List<Facet> facets,
        CreditQueue queue,
        Studio studio,
        Administration administration)
        implements Feature {

    XpFeature {
        commands = List.copyOf(commands);
        subscriptions = List.copyOf(subscriptions);
        facets = List.copyOf(facets);
    }

    @Override
    public List<SettingKey<?>> settings() {
        return Stream.of(XpSettings.ALL, CardSettings.ALL).flatMap(List::stream).toList();
    }

    @Override
    public void close() {
        administration.close();
        studio.close();
        queue.close();
    }
}
