package dev.guildhall.spi;

import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.event.Subscription;
import dev.guildhall.spi.facet.Facet;
import dev.guildhall.spi.setting.SettingKey;
import java.util.List;

/**
 * What a module brings to one process. Each list is asked for once: settings of all modules first, then commands and
 * subscriptions, so that a command may be built from the settings that others declare.
 */
public interface Feature extends AutoCloseable {

    default List<SettingKey<?>> settings() {
        return List.of();
    }

    default List<Command> commands() {
        return List.of();
    }

    default List<Subscription<?>> subscriptions() {
        return List.of();
    }

    /** Buttons and selects, data about people, checks of the data, tasks for operators. */
    default List<Facet> facets() {
        return List.of();
    }

    /**
     * Writes down what is still in memory and frees what the feature holds. Called once, after its last event and command
     * were handled, while the database can still be used. Has about fifteen seconds.
     *
     * @throws RuntimeException if not everything could be written down; says what is lost
     */
    @Override
    default void close() {}
}
