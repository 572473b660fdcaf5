package dev.guildhall.spi.facet;

import dev.guildhall.spi.command.Permission;
import dev.guildhall.spi.message.Response;
import java.util.Set;
import java.util.function.Function;

/**
 * Gets the actions of one name. Runs on a virtual thread and may block, as a command's handler does.
 *
 * @param name as in {@link dev.guildhall.spi.message.Action}
 * @param permissions all of which whoever uses it must hold, at that moment
 */
public record ActionHandler(String name, Set<Permission> permissions, Function<ActionCall, Response> handler)
        implements Facet {

    public ActionHandler {
        permissions = Set.copyOf(permissions);
    }

    public static ActionHandler of(String name, Function<ActionCall, Response> handler) {
        return new ActionHandler(name, Set.of(), handler);
    }

    public ActionHandler requiring(Permission... needed) {
        return new ActionHandler(name, Set.of(needed), handler);
    }
}
