package dev.guildhall.core;

import dev.guildhall.spi.ModuleContext;
import dev.guildhall.spi.Scheduler;
import dev.guildhall.spi.data.Database;
import dev.guildhall.spi.data.Outbox;
import dev.guildhall.spi.setting.Settings;
import java.util.Map;
import java.util.stream.Collectors;

/** What this host offers to one module. */
record HostModuleContext(
        Database database, Settings settings, Outbox outbox, Scheduler scheduler, Map<Class<?>, Object> services)
        implements ModuleContext {

    HostModuleContext {
        services = Map.copyOf(services);
    }

    @Override
    public <T> T service(Class<T> type) {
        Object service = services.get(type);
        if (service == null) {
            throw new IllegalArgumentException("there is no service " + type.getSimpleName() + "; there are "
                    + services.keySet().stream()
                            .map(Class::getSimpleName)
                            .sorted()
                            .collect(Collectors.joining(", ")));
        }
        return type.cast(service);
    }
}
