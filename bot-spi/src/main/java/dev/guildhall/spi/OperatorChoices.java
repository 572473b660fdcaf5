package dev.guildhall.spi;

import java.util.Map;
import java.util.Optional;

/**
 * What operators chose for modules, for all guilds alike, by configuration. A service of {@link ModuleContext#service}.
 *
 * @param values by the module's name, a dot and words with dashes: {@code xp.ledger-days}. Each was checked already
 */
public record OperatorChoices(Map<String, String> values) {

    /** Everything as it is by default. */
    public static final OperatorChoices NONE = new OperatorChoices(Map.of());

    public OperatorChoices {
        values = Map.copyOf(values);
    }

    /** Empty where nothing was chosen, so the default holds. */
    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }
}
