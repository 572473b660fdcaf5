package dev.guildhall.core.event;

import dev.guildhall.spi.event.Event;
import dev.guildhall.spi.event.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * All lanes of a process. {@link #accept} returns at once, so the gateway's threads may call it; what a subscription does
 * delays only its own later events of the same guild.
 */
public final class EventLanes {

    /** In bytes, for each subscription: some 70,000 short messages. Subscriptions share the events that they both wait for. */
    public static final long DEFAULT_CAPACITY = 32L << 20;

    /** More than Discord's short outages last, and than its limits hold; what waits meanwhile is held in memory. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final List<SubscriptionLanes<?>> lanes = new ArrayList<>();
    private final LaneStarter starter = new LaneStarter();
    private final long capacity;
    private final Duration patience;

    public EventLanes(long capacity) {
        this(capacity, PATIENCE);
    }

    /** @param patience with Discord, where handlers cannot reach it */
    EventLanes(long capacity, Duration patience) {
        this.capacity = capacity;
        this.patience = patience;
    }

    /** Adds a module's subscription. Not thread-safe: before the first event. */
    public void add(String module, Subscription<?> subscription) {
        lanes.add(new SubscriptionLanes<>(module, subscription, capacity, starter, patience));
    }

    public void accept(Event event) {
        for (SubscriptionLanes<?> each : lanes) {
            each.accept(event);
        }
    }

    public LaneStatus status() {
        return lanes.stream().map(SubscriptionLanes::status).reduce(new LaneStatus(0, 0, 0, 0), LaneStatus::plus);
    }

    /**
     * Waits until every accepted event is handled; call it when no more come.
     *
     * @return how many were left when the time was over; they are in the log too
     */
    public long drain(Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        return lanes.stream().mapToLong(each -> each.drain(deadline)).sum();
    }
}
