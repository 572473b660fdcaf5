package dev.guildhall.runner.supervisor;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The wish to end a run: by Ctrl-C, by SIGTERM, or by a failure. Thread-safe. */
public final class StopSignal {

    private static final Logger LOG = LoggerFactory.getLogger(StopSignal.class);

    /** A terminal or a wrapper may send one wish twice: to the process, and to its group. */
    private static final long SAME_WISH_NANOS = 1_000_000_000L;

    private final CountDownLatch wished = new CountDownLatch(1);
    private final AtomicReference<@Nullable String> failure = new AtomicReference<>();
    private final AtomicBoolean hurried = new AtomicBoolean();
    private volatile long firstSignal = System.nanoTime() - SAME_WISH_NANOS;

    /** One that Ctrl-C and SIGTERM raise. A second one ends the process at once. */
    public static StopSignal ofOperatingSystem() {
        StopSignal stop = new StopSignal();
        for (String name : List.of("INT", "TERM", "HUP")) {
            Signals.on(name, () -> stop.signalled(name));
        }
        return stop;
    }

    private void signalled(String name) {
        long now = System.nanoTime();
        if (wished.getCount() == 0 && now - firstSignal < SAME_WISH_NANOS) {
            return;
        }
        if (wished.getCount() == 0) {
            if (hurried.compareAndSet(false, true)) {
                LOG.warn("supervisor - signal {} again: ends at once", name);
                // Not halt(): the embedded PostgreSQL has to be stopped too, by its hook, and would run on alone.
                System.exit(130);
            }
            return;
        }
        LOG.info("supervisor - signal {}: the shards finish their work; once more ends at once", name);
        firstSignal = now;
        wished.countDown();
    }

    /** @param sentence what the operator must change before a run can go on */
    void fail(String sentence) {
        failure.compareAndSet(null, sentence);
        wished.countDown();
    }

    void stop() {
        wished.countDown();
    }

    boolean wished() {
        return wished.getCount() == 0;
    }

    boolean await(long millis) throws InterruptedException {
        return wished.await(millis, TimeUnit.MILLISECONDS);
    }

    /** @throws RefusedException with the sentence, if there is one */
    void throwIfFailed() {
        String sentence = failure.get();
        if (sentence != null) {
            throw new RefusedException(sentence);
        }
    }
}
