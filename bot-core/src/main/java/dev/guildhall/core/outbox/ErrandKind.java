package dev.guildhall.core.outbox;

import java.util.Arrays;

/** How an entry is called in the table. */
enum ErrandKind {
    MESSAGE("message"),
    DIRECT("direct"),
    GIVE_ROLE("give-role"),
    TAKE_ROLE("take-role");

    private final String stored;

    ErrandKind(String stored) {
        this.stored = stored;
    }

    String stored() {
        return stored;
    }

    /** @throws IllegalArgumentException if another version wrote it */
    static ErrandKind of(String stored) {
        return Arrays.stream(values())
                .filter(kind -> kind.stored.equals(stored))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("this version knows no errand \"" + stored + "\""));
    }
}
