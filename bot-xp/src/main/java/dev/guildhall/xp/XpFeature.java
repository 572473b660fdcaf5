package dev.guildhall.xp;

import dev.guildhall.spi.Feature;
import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.event.MessageCreated;
import dev.guildhall.spi.event.Subscription;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.Settings;
import java.util.List;

/** What the module brings to a process. */
record XpFeature(Settings guilds, CreditQueue queue, Standings standings, LevelCurve curve) implements Feature {

    @Override
    public List<SettingKey<?>> settings() {
        return XpSettings.ALL;
    }

    @Override
    public List<Command> commands() {
        return List.of(new RankCommand(standings, curve).command(), new LeaderboardCommand(standings, curve).command());
    }

    @Override
    public List<Subscription<?>> subscriptions() {
        return List.of(Subscription.to(MessageCreated.class, this::earn));
    }

    /** Blocks while the queue is full, so that the platform's lanes hold back what comes after. */
    private void earn(MessageCreated message) {
        if (message.author().bot()) {
            return;
        }
        queue.add(new SeenMessage(
                new MemberKey(message.guild(), message.author().id()),
                message.channel(),
                message.id(),
                XpSettings.rules(guilds.of(message.guild()))));
    }

    @Override
    public void close() {
        queue.close();
    }
}
