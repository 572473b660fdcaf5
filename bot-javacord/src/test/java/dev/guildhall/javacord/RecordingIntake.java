package dev.guildhall.javacord;

import dev.guildhall.core.discord.IncomingAction;
import dev.guildhall.core.discord.IncomingCommand;
import dev.guildhall.core.discord.IncomingCompletion;
import dev.guildhall.core.discord.IncomingMenu;
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

    final List<IncomingMenu> menus = new CopyOnWriteArrayList<>();
    final List<IncomingAction> actions = new CopyOnWriteArrayList<>();

    volatile Consumer<IncomingCommand> onCommand = command -> {};
    volatile Consumer<IncomingMenu> onMenu = menu -> {};
    volatile Consumer<IncomingAction> onAction = action -> {};
    volatile Consumer<IncomingCompletion> onCompletion = completion -> {};

    @Override
    public void event(Event event) {
        events.add(event);
    }

    @Override
    public void command(IncomingCommand command) {
        commands.add(command);
        Thread.ofVirtual().name("command").start(() -> onCommand.accept(command));
    }

    @Override
    public void menu(IncomingMenu menu) {
        menus.add(menu);
        Thread.ofVirtual().name("menu").start(() -> onMenu.accept(menu));
    }

    @Override
    public void action(IncomingAction action) {
        actions.add(action);
        Thread.ofVirtual().name("action").start(() -> onAction.accept(action));
    }

    @Override
    public void completion(IncomingCompletion completion) {
        Thread.ofVirtual().name("completion").start(() -> onCompletion.accept(completion));
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
