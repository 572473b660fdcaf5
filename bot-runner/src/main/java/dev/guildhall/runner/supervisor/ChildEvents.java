package dev.guildhall.runner.supervisor;

import java.time.Duration;

/** What a {@link ShardChild} tells those who look after all of them. Called on the child's threads. */
interface ChildEvents {

    void identifyWanted(int process, int shard);

    void restWanted(int process, int count);

    void restLimited(Duration duration);

    /** It cannot work before an operator changed something. */
    void fatal(int process, String message);

    /** A line of its log. */
    void logged(int process, String line);

    /** The process is gone; what it asked for is of no use any more. */
    void ended(int process);
}
