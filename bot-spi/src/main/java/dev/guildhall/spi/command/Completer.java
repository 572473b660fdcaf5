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
     * Proposals, the best first. The platform shows those that contain what was typed in their label or value, in capitals or
     * not, first those that begin with it, and at most 25. Where all contain it, or none of at most 25 does, the choice was made
     * here, and they are shown as they are.
     *
     * @param call its arguments are those filled in so far, as far as they can be read
     * @param typed what stands in the option
     */
    List<Proposal> propose(CommandCall call, String typed);
}
