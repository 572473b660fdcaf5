package dev.guildhall.simulator.rest;

/** So many calls in a window. */
record Quota(int calls, long windowMillis) {
    /** What a channel's messages allow. */
    static final Quota MESSAGES = new Quota(5, 5_000);

    /** What is allowed where nothing else is said. */
    static final Quota ORDINARY = new Quota(10, 1_000);

    /** What all calls of a bot together are allowed. */
    static final Quota GLOBAL = new Quota(50, 1_000);
}
