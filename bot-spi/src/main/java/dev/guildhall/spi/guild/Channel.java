package dev.guildhall.spi.guild;

import dev.guildhall.spi.event.Place;

/** A channel or an active thread of a guild. */
public record Channel(Place place, String name, Kind kind) {

    /** What it is for. */
    public enum Kind {
        TEXT,
        VOICE,
        CATEGORY,
        ANNOUNCEMENT,
        STAGE,
        FORUM,
        THREAD,
        OTHER
    }
}
