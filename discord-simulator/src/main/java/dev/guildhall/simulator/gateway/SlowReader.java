package dev.guildhall.simulator.gateway;

/** What becomes of a client for which more events wait than the bound allows. */
public enum SlowReader {
    /** It is disconnected, and can resume. */
    DROPPED,
    /**
     * Whoever writes a message waits, before anything is locked, until there is room again. A reader that takes nothing for
     * ten seconds is disconnected all the same, and so is one for which four times as many wait, since answers to its own
     * requests do not wait.
     */
    HELD_BACK
}
