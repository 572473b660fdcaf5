package dev.guildhall.runner.supervisor;

/** Where the log lines of shard processes go. Thread-safe. */
@FunctionalInterface
interface ChildLog {

    void line(int process, String line);
}
