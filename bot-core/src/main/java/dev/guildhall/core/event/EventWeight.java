package dev.guildhall.core.event;

import dev.guildhall.spi.event.Event;
import dev.guildhall.spi.event.MessageCreated;

/** About how much memory an event takes while it waits, in bytes. */
final class EventWeight {

    /** Records, ids, a name and some roles. */
    private static final int FIXED = 400;

    private EventWeight() {}

    static int of(Event event) {
        return switch (event) {
            case MessageCreated message -> FIXED + 2 * message.content().length();
        };
    }
}
