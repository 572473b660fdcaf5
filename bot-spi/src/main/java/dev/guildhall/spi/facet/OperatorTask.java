package dev.guildhall.spi.facet;

import java.util.List;

/**
 * Something that operators do from the terminal: {@code ./guildhall import …}. The module is created for it alone, with a
 * database and without Discord.
 */
public non-sealed interface OperatorTask extends Facet {

    /** The word after {@code ./guildhall}. */
    String name();

    /** One sentence. */
    String description();

    /** The lines that explain its arguments. */
    String usage();

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
    }
}
