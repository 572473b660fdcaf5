package dev.guildhall.runner.shard;

import dev.guildhall.javacord.Permits;
import dev.guildhall.runner.protocol.FromShard;
import dev.guildhall.runner.protocol.ToShard;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Asks the supervisor, who counts for all processes. Thread-safe. */
final class ProtocolPermits implements Permits {

    private final Upward upward;
    private final Map<Integer, Semaphore> identifies = new ConcurrentHashMap<>();
    private final Semaphore calls = new Semaphore(0, true);
    private final AtomicLong pausedUntil = new AtomicLong(System.nanoTime());

    ProtocolPermits(Upward upward) {
        this.upward = upward;
    }

    @Override
    public void awaitIdentify(int shard) throws InterruptedException {
        Semaphore turn = identifies.computeIfAbsent(shard, each -> new Semaphore(0));
        // A turn that came after its asker had given up is too old to be used.
        turn.drainPermits();
        upward.say(new FromShard.IdentifyWanted(shard));
        turn.acquire();
    }

    @Override
    public void awaitRest() throws InterruptedException {
        // Each asks for itself: who took a permit that another had asked for would leave that one waiting for ever.
        upward.say(new FromShard.RestWanted(1));
        calls.acquire();
        for (long left = left(); left > 0; left = left()) {
            TimeUnit.NANOSECONDS.sleep(left);
        }
    }

    @Override
    public void pauseRest(Duration time) {
        paused(time);
        upward.say(new FromShard.RestLimited(time.toMillis()));
    }

    void granted(ToShard.IdentifyGranted grant) {
        identifies.computeIfAbsent(grant.shard(), each -> new Semaphore(0)).release();
    }

    void granted(ToShard.RestGranted grant) {
        calls.release(grant.count());
    }

    void paused(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        pausedUntil.accumulateAndGet(until, (left, right) -> left - right > 0 ? left : right);
    }

    private long left() {
        return pausedUntil.get() - System.nanoTime();
    }
}
