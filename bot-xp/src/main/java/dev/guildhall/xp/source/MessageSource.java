package dev.guildhall.xp.source;

import dev.guildhall.spi.event.MessageCreated;
import dev.guildhall.spi.event.Subscription;
import dev.guildhall.spi.setting.Settings;
import dev.guildhall.xp.credit.CreditQueue;
import dev.guildhall.xp.credit.Occasion;
import dev.guildhall.xp.setting.XpSettings;

/** Messages that people write. */
public record MessageSource(Settings settings, CreditQueue queue) {

    public Subscription<MessageCreated> subscription() {
        return Subscription.to(MessageCreated.class, this::earn);
    }

    /** Blocks while the queue is full, so that the platform's lanes hold back what comes after. */
    private void earn(MessageCreated message) {
        if (message.author().bot()) {
            return;
        }
        queue.add(Occasion.message(
                message,
                XpSettings.rules(settings.of(message.guild(), message.id().time()))));
    }
}
