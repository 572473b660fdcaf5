package dev.guildhall.xp.operation;

import dev.guildhall.xp.transfer.Person;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How the staged value of a member makes the new total. */
public enum Way {
    /** It is added, or taken away where negative; a total never falls below 0. */
    ADD("add"),
    /** It takes the total's place. */
    SET("replace"),
    /** It takes the total's place where it is higher. */
    HIGHEST("max");

    private final String mode;

    Way(String mode) {
        this.mode = mode;
    }

    /** As people type it for an import. */
    public String mode() {
        return mode;
    }

    public static List<String> modes() {
        return Arrays.stream(values()).map(Way::mode).toList();
    }

    public static Optional<Way> ofMode(String mode) {
        return Arrays.stream(values())
                .filter(way -> way.mode.equalsIgnoreCase(mode.strip()))
                .findFirst();
    }

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Way ofStored(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }

    /** The total afterwards: never below 0, and never so high that sums of totals could overflow. */
    long total(long before, long value) {
        long wished = switch (this) {
            case ADD -> before + value;
            case SET -> value;
            case HIGHEST -> Math.max(before, value);
        };
        return Math.clamp(wished, 0, Math.max(before, Person.MOST_XP));
    }
}
