package dev.guildhall.runner.doctor;

import java.util.Optional;

/**
 * What a check came to.
 *
 * @param check its name, such as {@code token}
 * @param seen what was found, as a sentence's part
 * @param remedy what to do; empty where all is well
 * @param server the guild that is meant; empty for the installation as a whole
 */
public record Finding(String check, Level level, String seen, String remedy, Optional<Server> server) {

    /** How bad it is. */
    public enum Level {
        OK,
        WARNING,
        PROBLEM
    }

    /** A guild. */
    public record Server(String id, String name) {}

    static Finding ok(String check, String seen) {
        return new Finding(check, Level.OK, seen, "", Optional.empty());
    }

    static Finding warning(String check, String seen, String remedy) {
        return new Finding(check, Level.WARNING, seen, remedy, Optional.empty());
    }

    static Finding problem(String check, String seen, String remedy) {
        return new Finding(check, Level.PROBLEM, seen, remedy, Optional.empty());
    }

    Finding in(Server where) {
        return new Finding(check, level, seen, remedy, Optional.of(where));
    }
}
