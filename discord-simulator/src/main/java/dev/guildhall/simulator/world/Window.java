package dev.guildhall.simulator.world;

/** Which part of a channel's history is asked for. */
public sealed interface Window {
    /** The newest messages. */
    record Latest() implements Window {}

    /** Those directly older than a message. */
    record Before(Snowflake id) implements Window {}

    /** Those directly newer than a message. */
    record After(Snowflake id) implements Window {}

    /** Those on both sides of a message, and itself. */
    record Around(Snowflake id) implements Window {}
}
