package dev.guildhall.core.event;

/**
 * How the event lanes of a process are.
 *
 * @param queued events that wait or are being handled
 * @param handled events that a subscription has handled since the start
 * @param failed those of them whose handler threw
 * @param dropped events that were refused because their module's lanes were full
 */
public record LaneStatus(long queued, long handled, long failed, long dropped) {

    public LaneStatus plus(LaneStatus other) {
        return new LaneStatus(
                queued + other.queued, handled + other.handled, failed + other.failed, dropped + other.dropped);
    }
}
