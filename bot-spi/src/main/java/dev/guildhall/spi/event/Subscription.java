package dev.guildhall.spi.event;

import java.util.function.Consumer;

/**
 * A wish to see the events of one type.
 *
 * <p>The handler runs on a virtual thread and may block: it delays only its own module's later events of the same guild.
 * One that throws is logged and gets the next event. After a {@link dev.guildhall.spi.data.DatabaseUnavailableException} it
 * gets the same event again, until the database is back; after a {@link dev.guildhall.spi.guild.DiscordException} that is
 * retryable too, but for five minutes at most, and then the event is lost. So what it does must be idempotent.
 */
public record Subscription<E extends Event>(Class<E> type, Consumer<E> handler) {

    public static <E extends Event> Subscription<E> to(Class<E> type, Consumer<E> handler) {
        return new Subscription<>(type, handler);
    }
}
