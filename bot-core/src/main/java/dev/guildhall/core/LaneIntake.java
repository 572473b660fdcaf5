package dev.guildhall.core;

import dev.guildhall.core.command.Completions;
import dev.guildhall.core.command.SlashCommands;
import dev.guildhall.core.discord.IncomingAction;
import dev.guildhall.core.discord.IncomingCommand;
import dev.guildhall.core.discord.IncomingCompletion;
import dev.guildhall.core.discord.IncomingMenu;
import dev.guildhall.core.discord.Intake;
import dev.guildhall.core.event.EventLanes;
import dev.guildhall.core.interaction.ActionDispatch;
import dev.guildhall.spi.event.Event;

/** Leads what Discord sent to the event lanes, the commands and the actions. */
record LaneIntake(EventLanes lanes, SlashCommands slash, ActionDispatch actions, Completions completions)
        implements Intake {

    @Override
    public void event(Event event) {
        lanes.accept(event);
    }

    @Override
    public void command(IncomingCommand command) {
        slash.accept(command);
    }

    @Override
    public void menu(IncomingMenu menu) {
        slash.accept(menu);
    }

    @Override
    public void action(IncomingAction action) {
        actions.accept(action);
    }

    @Override
    public void completion(IncomingCompletion completion) {
        completions.accept(completion);
    }
}
