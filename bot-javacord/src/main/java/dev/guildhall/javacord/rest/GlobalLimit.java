package dev.guildhall.javacord.rest;

import java.time.Duration;

/** The limit of 50 calls a second that Discord puts on a bot as a whole. Thread-safe. */
public interface GlobalLimit {

    /** Blocks until one more call may be sent. */
    void awaitRest() throws InterruptedException;

    /** Discord has answered that the limit is exceeded: nobody sends for so long. */
    void pauseRest(Duration time);
}
