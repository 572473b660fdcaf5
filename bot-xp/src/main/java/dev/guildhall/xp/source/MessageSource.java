package dev.guildhall.xp.source;

import dev.guildhall.spi.event.MessageCreated;
import dev.guildhall.spi.event.Subscription;
import dev.guildhall.xp.credit.Activity;
import dev.guildhall.xp.credit.Earning;

/** Messages that people write. */
public record MessageSource(Earning earning) {

    public Subscription<MessageCreated> subscription() {
        return Subscription.to(MessageCreated.class, message -> earning.take(Activity.of(message)));
    }
}
