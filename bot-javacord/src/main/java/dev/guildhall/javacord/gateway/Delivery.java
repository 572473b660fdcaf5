package dev.guildhall.javacord.gateway;

import dev.guildhall.core.discord.IncomingAction;
import dev.guildhall.core.discord.IncomingCommand;
import dev.guildhall.core.discord.IncomingCompletion;
import dev.guildhall.core.discord.IncomingMenu;
import dev.guildhall.core.discord.Intake;
import dev.guildhall.spi.event.Event;
import java.util.concurrent.locks.ReentrantLock;

/** The way to the intake, until it is closed. Thread-safe. */
final class Delivery {

    private final ReentrantLock lock = new ReentrantLock();
    private final Intake intake;
    private boolean open = true;

    Delivery(Intake intake) {
        this.intake = intake;
    }

    void event(Event event) {
        deliver(() -> intake.event(event));
    }

    void command(IncomingCommand command) {
        deliver(() -> intake.command(command));
    }

    void menu(IncomingMenu menu) {
        deliver(() -> intake.menu(menu));
    }

    void action(IncomingAction action) {
        deliver(() -> intake.action(action));
    }

    void completion(IncomingCompletion completion) {
        deliver(() -> intake.completion(completion));
    }

    private void deliver(Runnable handOver) {
        // Held while handing over, so that nothing arrives once close() has returned.
        lock.lock();
        try {
            if (open) {
                handOver.run();
            }
        } finally {
            lock.unlock();
        }
    }

    /** When it returns, the intake gets nothing more. */
    void close() {
        lock.lock();
        try {
            open = false;
        } finally {
            lock.unlock();
        }
    }

    boolean isOpen() {
        lock.lock();
        try {
            return open;
        } finally {
            lock.unlock();
        }
    }
}
