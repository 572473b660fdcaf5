package dev.guildhall.spi.facet;

import java.util.List;
import java.util.Map;

/**
 * Something that operators do from the terminal: {@code ./guildhall import …}. The module is created for it alone, without
 * Discord, and with a database where it needs one.
 */
public non-sealed interface OperatorTask extends Facet {

    /** The word after {@code ./guildhall}. */
    String name();

    /** One sentence. */
    String description();

    /** The lines that explain its arguments. */
    String usage();

    /** Whether it needs the database for these arguments; without one, it has what the modules declare, and their texts. */
    default boolean needsDatabase(List<String> arguments) {
        return true;
    }

    /**
     * Does it.
     *
     * @throws IllegalArgumentException if the arguments are wrong: says which, and what would be right; nothing was done
     */
    void run(List<String> arguments, Console console);

    /** Where a task says what it does. */
    interface Console {

        /** A line of its result. */
        void say(String line);

        /** How far it is; shown as a bar where there is a terminal. */
        void progress(String what, long done, long total);

        /** Whether the result is wanted for a program: by {@link #result}, while lines are for people who look on. */
        default boolean wantsResult() {
            return false;
        }

        /**
         * The result for a program, once, at the end; shown where it is wanted.
         *
         * @param values that JSON can show: maps, lists, texts, numbers, booleans
         */
        default void result(Map<String, Object> values) {}
    }
}
