package dev.guildhall.simulator.world;

/** A role of a guild; the one with the guild's own id is {@code @everyone}. */
public record Role(
        Snowflake id, String name, int color, long permissions, int position, boolean hoist, boolean managed) {}
