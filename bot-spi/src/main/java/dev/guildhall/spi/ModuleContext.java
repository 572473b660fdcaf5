package dev.guildhall.spi;

import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.data.Outbox;
import dev.guildhall.spi.setting.Settings;

/** What the platform offers to one module. Thread-safe; valid until {@link Feature#close()} returns. */
public interface ModuleContext {

    Database database();

    Settings settings();

    Outbox outbox();

    /** Repeats work in the background. */
    Scheduler scheduler();

    /**
     * A further service that the SPI names, such as {@link dev.guildhall.spi.setting.SettingsDirectory}.
     *
     * @throws IllegalArgumentException if the host has no such service
     */
    <T> T service(Class<T> type);
}
