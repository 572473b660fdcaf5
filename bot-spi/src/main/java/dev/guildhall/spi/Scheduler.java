package dev.guildhall.spi;

import java.time.Duration;

/** Repeats work on virtual threads. Thread-safe. */
public interface Scheduler {

    /**
     * Runs the task again and again until the module is closed: first after one interval, then one interval after each end.
     * A task that throws is logged and runs again.
     *
     * @param name names the thread and the log lines
     */
    void every(String name, Duration interval, Runnable task);
}
