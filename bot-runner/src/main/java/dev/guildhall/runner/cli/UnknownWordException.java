package dev.guildhall.runner.cli;

import dev.guildhall.spi.command.Closest;
import java.util.Collection;

/** Somebody typed what is neither a command nor a task. The message says what may have been meant. */
final class UnknownWordException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownWordException(String word, Collection<String> known) {
        super(Words.OF_SCRIPT.contains(word) ? ofScript(word) : unknown(word, known));
    }

    private static String ofScript(String word) {
        return "\"" + word + "\" is what the script ./guildhall does by itself, in a checkout of the sources:"
                + " \"./guildhall help\" explains it";
    }

    private static String unknown(String word, Collection<String> known) {
        return "there is no command \"" + word + "\""
                + Closest.to(word, known)
                        .map(meant -> ": did you mean \"" + meant + "\"?")
                        .orElse("; \"guildhall help\" lists all");
    }
}
