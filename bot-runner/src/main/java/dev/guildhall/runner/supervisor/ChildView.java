package dev.guildhall.runner.supervisor;

import dev.guildhall.runner.protocol.FromShard;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a shard process at one moment. Each change makes a new one; they come from one thread at a time.
 *
 * @param pid 0 while there is none
 * @param restarts how often it was started again
 * @param last what it said last about itself, in this life
 * @param heardAt when it last said anything, by the monotonic clock
 */
record ChildView(State state, long pid, int restarts, FromShard.@Nullable Status last, long heardAt) {

    enum State {
        STARTING,
        RUNNING,
        /** Died, and starts again soon. */
        RESTARTING,
        /** Died too often, and waits long. */
        BROKEN,
        DRAINED,
        ENDED
    }

    static ChildView waiting() {
        return new ChildView(State.STARTING, 0, 0, null, System.nanoTime());
    }

    ChildView started(long newPid) {
        return new ChildView(State.STARTING, newPid, restarts, null, System.nanoTime());
    }

    ChildView again() {
        return new ChildView(State.STARTING, 0, restarts + 1, null, System.nanoTime());
    }

    ChildView running() {
        return new ChildView(State.RUNNING, pid, restarts, last, heardAt);
    }

    ChildView with(FromShard.Status status) {
        return new ChildView(state, pid, restarts, status, heardAt);
    }

    ChildView heard() {
        return new ChildView(state, pid, restarts, last, System.nanoTime());
    }

    ChildView drained() {
        return new ChildView(State.DRAINED, pid, restarts, last, heardAt);
    }

    ChildView died(boolean broken) {
        return new ChildView(broken ? State.BROKEN : State.RESTARTING, 0, restarts, null, heardAt);
    }

    ChildView ended() {
        return new ChildView(State.ENDED, 0, restarts, null, heardAt);
    }

    Duration silence() {
        return Duration.ofNanos(System.nanoTime() - heardAt);
    }

    Optional<FromShard.Status> status() {
        return Optional.ofNullable(last);
    }

    /** Whether every shard of this range is logged in, and the commands are known to Discord. */
    boolean ready(int shards) {
        return state == State.RUNNING
                && status().filter(status -> status.commandsSettled()
                                && status.shards().size() == shards
                                && status.shards().stream().allMatch(FromShard.Shard::ready))
                        .isPresent();
    }
}
