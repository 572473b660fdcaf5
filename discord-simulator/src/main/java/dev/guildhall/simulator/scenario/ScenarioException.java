package dev.guildhall.simulator.scenario;

import java.util.List;

/** A scenario that cannot be loaded; the message names each path and what is wrong there. */
public final class ScenarioException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int SHOWN = 10;

    ScenarioException(List<String> errors) {
        super("the scenario cannot be loaded: "
                + String.join("; ", errors.stream().limit(SHOWN).toList())
                + (errors.size() > SHOWN ? "; and " + (errors.size() - SHOWN) + " more" : ""));
    }
}
