package dev.guildhall.runner.supervisor;

import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Lets one thread hand out what others ask for, when its time has come. Thread-safe. */
abstract class Desk implements AutoCloseable {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Thread clerk;
    private boolean closed;

    Desk(String name) {
        clerk = Thread.ofVirtual().name(name).unstarted(this::serve);
    }

    void open() {
        clerk.start();
    }

    @Override
    public void close() {
        change(() -> closed = true);
    }

    /** Changes what is asked for, while nobody else does, and wakes the clerk. */
    final void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Takes what may be handed out now; called under the lock. */
    abstract Runnable take(long now);

    /** When to look again; called under the lock. */
    abstract OptionalLong nextAt(long now);

    private void serve() {
        while (true) {
            Runnable delivery;
            lock.lock();
            try {
                OptionalLong next = nextAt(System.nanoTime());
                while (!closed && (next.isEmpty() || next.getAsLong() - System.nanoTime() > 0)) {
                    if (next.isEmpty()) {
                        changed.await();
                    } else {
                        changed.await(next.getAsLong() - System.nanoTime(), TimeUnit.NANOSECONDS);
                    }
                    next = nextAt(System.nanoTime());
                }
                if (closed) {
                    return;
                }
                delivery = take(System.nanoTime());
            } catch (InterruptedException ended) {
                return;
            } finally {
                lock.unlock();
            }
            // Outside the lock: a child that reads slowly must not hold up those who ask.
            delivery.run();
        }
    }
}
