package dev.guildhall.javacord;

import dev.guildhall.core.discord.IncomingCommand;
import dev.guildhall.core.discord.Intake;
import dev.guildhall.spi.event.Event;
import dev.guildhall.spi.event.MessageCreated;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** An intake that keeps what it gets. */
final class RecordingIntake implements Intake {

    final List<Event> events = new CopyOnWriteArrayList<>();
    final List<IncomingCommand> commands = new CopyOnWriteArrayList<>();

    volatile Consumer<IncomingCommand> onCommand = command -> {};

    @Override
    public void event(Event event) {
        events.add(event);
    }

    @Override
    public void command(IncomingCommand command) {
        commands.add(command);
        Thread.ofVirtual().name("command").start(() -> onCommand.accept(command));
    }

    List<MessageCreated> messages() {
        return events.stream()
                .filter(MessageCreated.class::isInstance)
                .map(MessageCreated.class::cast)
                .toList();
    }

    List<String> contents() {
        return messages().stream().map(MessageCreated::content).toList();
    }
}
