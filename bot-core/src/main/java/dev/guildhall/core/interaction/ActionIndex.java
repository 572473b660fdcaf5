package dev.guildhall.core.interaction;

import dev.guildhall.spi.facet.ActionHandler;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The handlers of all actions. Filled at the start, then only read. */
public final class ActionIndex {

    private final Map<Integer, Entry> byNumber = new HashMap<>();

    /** A handler, and whose it is. */
    record Entry(String module, ActionHandler handler) {}

    /** @throws IllegalArgumentException if the name is another module's, or taken */
    public void add(String module, ActionHandler handler) {
        if (!handler.name().startsWith(module + ".")) {
            throw new IllegalArgumentException("module " + module + " declares the action \"" + handler.name()
                    + "\", whose name must begin with \"" + module + ".\"");
        }
        Entry taken = byNumber.putIfAbsent(ActionToken.number(handler.name()), new Entry(module, handler));
        if (taken != null) {
            throw new IllegalArgumentException("module " + module + " declares the action \"" + handler.name()
                    + "\", but \"" + taken.handler().name() + "\" has its place already: call it otherwise");
        }
    }

    Optional<Entry> find(int number) {
        return Optional.ofNullable(byNumber.get(number));
    }
}
