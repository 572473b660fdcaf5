package dev.guildhall.core;

import dev.guildhall.core.command.SlashCommands;
import dev.guildhall.core.discord.IncomingCommand;
import dev.guildhall.core.discord.Intake;
import dev.guildhall.core.event.EventLanes;
import dev.guildhall.spi.event.Event;

/** Leads what Discord sent to the event lanes and the commands. */
record LaneIntake(EventLanes lanes, SlashCommands slash) implements Intake {

    @Override
    public void event(Event event) {
        lanes.accept(event);
    }

    @Override
    public void command(IncomingCommand command) {
        slash.accept(command);
    }
}
