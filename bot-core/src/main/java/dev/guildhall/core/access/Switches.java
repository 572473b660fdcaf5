package dev.guildhall.core.access;

import java.util.List;
import java.util.Optional;

/**
 * Whether something is switched on in a guild. What is off anywhere above is off; what opts in is on only where that was
 * decided about it or about something above it.
 */
public final class Switches {

    private Switches() {}

    /** @param subjects what rules may name, the most particular first */
    public static boolean isOn(List<CommandRule> rules, List<String> subjects, boolean optIn) {
        return offBy(rules, subjects).isEmpty() && !isMissed(rules, subjects, optIn);
    }

    /** By which subject's rule it is off. */
    static Optional<String> offBy(List<CommandRule> rules, List<String> subjects) {
        return subjects.stream()
                .filter(subject -> rules.contains(new CommandRule.Off(subject)))
                .findFirst();
    }

    /** Whether it opts in, and nobody has switched it on. */
    static boolean isMissed(List<CommandRule> rules, List<String> subjects, boolean optIn) {
        return optIn && subjects.stream().noneMatch(subject -> rules.contains(new CommandRule.On(subject)));
    }
}
