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

    /** For each subscription. At some 400 bytes an event, no more than 40 MB even when the database is away. */
    public static final int DEFAULT_CAPACITY = 100_000;

    private final List<SubscriptionLanes<?>> lanes = new ArrayList<>();
    private final int capacity;

    public EventLanes(int capacity) {
        this.capacity = capacity;
    }

    /** Adds a module's subscription. Not thread-safe: before the first event. */
    public void add(String module, Subscription<?> subscription) {
        lanes.add(new SubscriptionLanes<>(module, subscription, capacity));
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
     * Waits until every accepted event is handled; call it when no more come. What is left when the time is over is counted
     * in the log.
     */
    public void drain(Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        for (SubscriptionLanes<?> each : lanes) {
            each.drain(deadline);
        }
    }
}
