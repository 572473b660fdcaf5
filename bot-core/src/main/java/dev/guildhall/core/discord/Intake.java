package dev.guildhall.core.discord;

import dev.guildhall.spi.event.Event;

/**
 * Where the adapter puts what Discord sent. Called on the gateway's threads: returns at once, never throws. Thread-safe;
 * calls for one guild come in Discord's order.
 */
public interface Intake {

    void event(Event event);

    void command(IncomingCommand command);

    void menu(IncomingMenu menu);

    void action(IncomingAction action);

    void completion(IncomingCompletion completion);
}
