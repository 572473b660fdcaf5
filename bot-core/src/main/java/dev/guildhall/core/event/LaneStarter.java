package dev.guildhall.core.event;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Starts lanes together, some milliseconds after the first of them has something to do. To wake up a processor costs far more than
 * most events do, and so it is done once for all that come meanwhile. Thread-safe.
 */
final class LaneStarter {

    private static final long GATHER_NANOS = 5_000_000;

    private final Queue<Thread> gathered = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean gathering = new AtomicBoolean();

    /** Starts a thread soon, and returns at once. */
    void start(Thread lane) {
        gathered.add(lane);
        // Whoever gathers looks once more after it has given that up, so a lane that is added before is not forgotten.
        if (gathering.compareAndSet(false, true)) {
            Thread.ofVirtual().name("lane-starter").start(this::startGathered);
        }
    }

    private void startGathered() {
        LockSupport.parkNanos(GATHER_NANOS);
        gathering.set(false);
        for (Thread lane = gathered.poll(); lane != null; lane = gathered.poll()) {
            lane.start();
        }
    }
}
