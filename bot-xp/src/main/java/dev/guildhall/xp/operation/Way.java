package dev.guildhall.xp.operation;

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
}
