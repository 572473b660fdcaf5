package dev.guildhall.core;

import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.facet.Facet;
import dev.guildhall.spi.setting.SettingKey;
import java.util.List;

/**
 * All that a module declares.
 *
 * @param version as its jar's manifest says; empty where it says none
 * @param events the names of the types that it hears
 */
public record Declaration(
        String module,
        String description,
        String version,
        List<Command> commands,
        List<SettingKey<?>> settings,
        List<String> events,
        List<Facet> facets) {

    public Declaration {
        commands = List.copyOf(commands);
        settings = List.copyOf(settings);
        events = List.copyOf(events);
        facets = List.copyOf(facets);
    }

    /** Its facets of one kind. */
    public <F extends Facet> List<F> facets(Class<F> kind) {
        return facets.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    static String version(Class<?> type) {
        String version = type.getPackage().getImplementationVersion();
        return version == null ? "" : version;
    }
}
