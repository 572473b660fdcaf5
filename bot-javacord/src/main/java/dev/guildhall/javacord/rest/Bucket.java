package dev.guildhall.javacord.rest;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One of Discord's limits: so many calls until it resets. Until Discord has told the numbers, one call is under way at a
 * time. Thread-safe; who waits longest is served first.
 */
final class Bucket {

    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition changed = lock.newCondition();
    private int limit;
    private int remaining;
    private int underWay;
    private long resetsAt = System.nanoTime();
    private long blockedUntil = resetsAt;

    /**
     * Waits for a turn; {@link #finished} gives it back.
     *
     * @param deadline by {@link System#nanoTime}
     * @return whether the turn came before the deadline can be missed for certain
     */
    boolean await(long deadline) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (true) {
                long now = System.nanoTime();
                long wait = waitAt(now);
                if (wait == 0) {
                    remaining--;
                    underWay++;
                    return true;
                }
                boolean tooLate = wait != Long.MAX_VALUE && now + wait - deadline > 0;
                if (tooLate || now - deadline > 0) {
                    return false;
                }
                changed.awaitNanos(Math.min(wait, deadline - now + 1));
            }
        } finally {
            lock.unlock();
        }
    }

    /** Nanoseconds until it is worth to look again; the largest number where only an answer can change something. */
    private long waitAt(long now) {
        if (blockedUntil - now > 0) {
            return blockedUntil - now;
        }
        if (limit == 0) {
            return underWay == 0 ? 0 : Long.MAX_VALUE;
        }
        if (now - resetsAt >= 0) {
            remaining = Math.max(0, limit - underWay);
            return remaining > 0 ? 0 : Long.MAX_VALUE;
        }
        return remaining > 0 ? 0 : resetsAt - now;
    }

    /** A call is over, and told nothing about the limit. */
    void finished() {
        lock.lock();
        try {
            underWay--;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** A call is over, and told where the limit stands. */
    void finished(int newLimit, int newRemaining, long resetAfterNanos) {
        lock.lock();
        try {
            underWay--;
            long now = System.nanoTime();
            boolean sameWindow = limit > 0 && resetsAt - now > 0;
            // Calls under way may not be counted in what Discord has just told.
            int told = Math.max(0, newRemaining - underWay);
            remaining = sameWindow ? Math.min(remaining, newRemaining) : told;
            limit = Math.max(1, newLimit);
            resetsAt = now + resetAfterNanos;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Discord has refused a call: none is let through for so long. */
    void block(long nanos) {
        lock.lock();
        try {
            long until = System.nanoTime() + nanos;
            if (until - blockedUntil > 0) {
                blockedUntil = until;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whether it would let every call through as a new one would, so that it need not be remembered. */
    boolean forgettable() {
        lock.lock();
        try {
            long now = System.nanoTime();
            long grace = TimeUnit.SECONDS.toNanos(10);
            return underWay == 0 && now - resetsAt > grace && now - blockedUntil > grace && !lock.hasQueuedThreads();
        } finally {
            lock.unlock();
        }
    }
}
