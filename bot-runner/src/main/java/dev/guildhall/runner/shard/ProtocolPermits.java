package dev.guildhall.runner.shard;

import dev.guildhall.javacord.Permits;
import dev.guildhall.runner.protocol.FromShard;
import dev.guildhall.runner.protocol.ToShard;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Asks the supervisor, who counts for all processes. Thread-safe.
 *
 * <p>The supervisor counts a REST call when it grants it, so a grant is for now: one that nobody waits for is dropped, and a
 * call whose grant is more than a second old, or from before the end of a pause, asks again. Used late, grants would come on
 * top of those of that time, and both together exceed Discord's limit.
 */
final class ProtocolPermits implements Permits {

    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Upward upward;
    private final LongSupplier nanoClock;
    private final Map<Integer, Semaphore> identifies = new ConcurrentHashMap<>();
    /** Calls that asked, in this order; each completes with the time of its grant. */
    private final Queue<CompletableFuture<Long>> calls = new ConcurrentLinkedQueue<>();

    private final AtomicLong pausedUntil;

    ProtocolPermits(Upward upward) {
        this(upward, System::nanoTime);
    }

    /** @param nanoClock in place of {@link System#nanoTime} */
    ProtocolPermits(Upward upward, LongSupplier nanoClock) {
        this.upward = upward;
        this.nanoClock = nanoClock;
        this.pausedUntil = new AtomicLong(nanoClock.getAsLong());
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
        long grantedAt;
        do {
            for (long left = left(); left > 0; left = left()) {
                TimeUnit.NANOSECONDS.sleep(left);
            }
            grantedAt = awaitGrant();
        } while (grantedAt - pausedUntil.get() < 0 || nanoClock.getAsLong() - grantedAt > FRESH.toNanos());
    }

    /** Each asks for itself: who took a permit that another had asked for would leave that one waiting for ever. */
    private long awaitGrant() throws InterruptedException {
        CompletableFuture<Long> call = new CompletableFuture<>();
        calls.add(call);
        try {
            upward.say(new FromShard.RestWanted(1));
            return call.get();
        } catch (InterruptedException ended) {
            call.cancel(false);
            calls.removeIf(CompletableFuture::isCancelled);
            throw ended;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("a REST permit cannot fail", impossible);
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
        long now = nanoClock.getAsLong();
        for (int count = grant.count(); count > 0; count--) {
            CompletableFuture<Long> call = calls.poll();
            if (call == null) {
                return;
            }
            call.complete(now);
        }
    }

    void paused(Duration time) {
        long until = nanoClock.getAsLong() + time.toNanos();
        pausedUntil.accumulateAndGet(until, (left, right) -> left - right > 0 ? left : right);
    }

    private long left() {
        return pausedUntil.get() - nanoClock.getAsLong();
    }
}
