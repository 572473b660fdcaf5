package dev.guildhall.simulator.gateway;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Where writers wait for a reader that is behind. Safe for several threads. */
final class Room {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition progress = lock.newCondition();
    private volatile int waiting;

    /** Waits while it is full; false when no progress was made for ten seconds, or the waiting thread was interrupted. */
    boolean await(BooleanSupplier full) {
        lock.lock();
        waiting++;
        try {
            while (full.getAsBoolean()) {
                if (progress.awaitNanos(PATIENCE) <= 0) {
                    return !full.getAsBoolean();
                }
            }
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiting--;
            lock.unlock();
        }
    }

    /** Some of what waited was written, or the connection ended. */
    void made() {
        if (waiting > 0) {
            lock.lock();
            try {
                progress.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }
}
