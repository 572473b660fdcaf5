package dev.guildhall.simulator.rest.call;

/** So many calls in a window. */
public record Quota(int calls, long windowMillis) {
    /** What a channel's messages allow. */
    public static final Quota MESSAGES = new Quota(5, 5_000);

    /** What is allowed where nothing else is said. */
    public static final Quota ORDINARY = new Quota(10, 1_000);

    /** What all calls of a bot together are allowed. */
    public static final Quota GLOBAL = new Quota(50, 1_000);
}
