package dev.guildhall.xp;

import java.time.LocalDate;
import java.time.ZoneOffset;

/** A message and what it earns. */
record Credit(SeenMessage message, int amount) {

    /** The day to which it counts, in UTC, by the message's id. */
    LocalDate day() {
        return LocalDate.ofInstant(message.id().time(), ZoneOffset.UTC);
    }
}
