package dev.guildhall.javacord.guild;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets work that nobody waits for take only a part of what Discord allows the bot, however much of it there is. Thread-safe.
 */
public final class BackgroundPace {

    /** Of the 50 calls a second that Discord allows the whole bot, in calls a second. */
    private static final int OF_THE_WHOLE_BOT = 20;

    private final ReentrantLock lock = new ReentrantLock(true);
    private final long spacingNanos;
    private long next = System.nanoTime();

    private BackgroundPace(Duration spacing) {
        this.spacingNanos = spacing.toNanos();
    }

    /** A process's part: by its part of the shards, so that all processes together keep to the whole. */
    public static BackgroundPace ofShards(int shards, int totalShards) {
        return new BackgroundPace(
                Duration.ofSeconds(1).multipliedBy(totalShards).dividedBy((long) OF_THE_WHOLE_BOT * shards));
    }

    void await() throws InterruptedException {
        long turn;
        lock.lockInterruptibly();
        try {
            long now = System.nanoTime();
            turn = next - now > 0 ? next : now;
            next = turn + spacingNanos;
        } finally {
            lock.unlock();
        }
        long left = turn - System.nanoTime();
        if (left > 0) {
            TimeUnit.NANOSECONDS.sleep(left);
        }
    }
}
