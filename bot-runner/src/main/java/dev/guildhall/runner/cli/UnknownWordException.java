package dev.guildhall.runner.cli;

import dev.guildhall.spi.command.Closest;
import java.util.Collection;

/** Somebody typed what is neither a command nor a task. The message says what may have been meant. */
final class UnknownWordException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownWordException(String word, Collection<String> known) {
        super("there is no command \"" + word + "\""
                + Closest.to(word, known)
                        .map(meant -> ": did you mean \"" + meant + "\"?")
                        .orElse("; \"guildhall help\" lists all"));
    }
}
