package dev.guildhall.javacord;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Permits for a bot that is one process: turns are handed out in the order of asking. Thread-safe. */
public final class LocalPermits implements Permits {

    private final ReentrantLock lock = new ReentrantLock(true);
    private final long identifyWindowNanos;
    private final long restSpacingNanos;
    private final long restBurstNanos;
    private final long[] nextIdentify;
    private long nextRest;
    private long pauseEnd = System.nanoTime();

    /**
     * @param maxConcurrency as {@link GatewayInfo#maxConcurrency()} says
     * @param identifyWindow five seconds, except against a simulator with another one
     * @param restPerSecond fewer than Discord's 50 leave room for the network's jitter
     */
    public LocalPermits(int maxConcurrency, Duration identifyWindow, int restPerSecond) {
        if (maxConcurrency < 1 || restPerSecond < 1) {
            throw new IllegalArgumentException("max concurrency " + maxConcurrency + " and calls a second "
                    + restPerSecond + " must be at least 1");
        }
        this.identifyWindowNanos = identifyWindow.toNanos();
        this.restSpacingNanos = TimeUnit.SECONDS.toNanos(1) / restPerSecond;
        this.restBurstNanos = TimeUnit.SECONDS.toNanos(1) / 4;
        this.nextIdentify = new long[maxConcurrency];
        long now = System.nanoTime();
        Arrays.fill(nextIdentify, now);
        this.nextRest = now - restBurstNanos;
    }

    @Override
    public void awaitIdentify(int shard) throws InterruptedException {
        long turn;
        lock.lockInterruptibly();
        try {
            int key = shard % nextIdentify.length;
            turn = later(nextIdentify[key], System.nanoTime());
            nextIdentify[key] = turn + identifyWindowNanos;
        } finally {
            lock.unlock();
        }
        sleepUntil(turn);
    }

    @Override
    public void awaitRest() throws InterruptedException {
        long turn;
        do {
            lock.lockInterruptibly();
            try {
                // What was not used within the last quarter of a second may be used at once.
                turn = later(nextRest, System.nanoTime() - restBurstNanos);
                nextRest = turn + restSpacingNanos;
            } finally {
                lock.unlock();
            }
            sleepUntil(turn);
        } while (pausedBeyond(turn));
    }

    private boolean pausedBeyond(long turn) {
        lock.lock();
        try {
            return pauseEnd - turn > 0 && pauseEnd - System.nanoTime() > 0;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void pauseRest(Duration time) {
        lock.lock();
        try {
            pauseEnd = later(pauseEnd, System.nanoTime() + time.toNanos());
            nextRest = later(nextRest, pauseEnd);
        } finally {
            lock.unlock();
        }
    }

    private static long later(long one, long other) {
        return one - other > 0 ? one : other;
    }

    private static void sleepUntil(long nanos) throws InterruptedException {
        long left = nanos - System.nanoTime();
        if (left > 0) {
            TimeUnit.NANOSECONDS.sleep(left);
        }
    }
}
