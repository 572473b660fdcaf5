package dev.guildhall.spi.command;

import java.util.List;

/** Proposes texts for an option while a person types. Runs on a virtual thread, and has about two seconds. */
@FunctionalInterface
public interface Completer {

    /**
     * A proposal.
     *
     * @param label what people see, at most 100 characters
     * @param value what the command gets
     */
    record Proposal(String label, String value) {

        public static Proposal of(String text) {
            return new Proposal(text, text);
        }
    }

    /**
     * At most 25 proposals, the best first; where there are more, the platform takes the first that fit what was typed.
     *
     * @param call its arguments are those filled in so far, as far as they can be read
     * @param typed what stands in the option
     */
    List<Proposal> propose(CommandCall call, String typed);
}
