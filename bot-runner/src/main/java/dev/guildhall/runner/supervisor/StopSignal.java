package dev.guildhall.runner.supervisor;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sun.misc.Signal;

/** The wish to end a run: by Ctrl-C, by SIGTERM, or by a failure. Thread-safe. */
public final class StopSignal {

    private static final Logger LOG = LoggerFactory.getLogger(StopSignal.class);

    private final CountDownLatch wished = new CountDownLatch(1);
    private final AtomicReference<@Nullable String> failure = new AtomicReference<>();

    /**
     * One that the operating system's signals raise. A second one ends the process at once.
     *
     * <p>Signals are handled here rather than in a shutdown hook, because after a hook the JVM exits with 143 for SIGTERM, and
     * an orderly stop is a success.
     */
    public static StopSignal ofOperatingSystem() {
        StopSignal stop = new StopSignal();
        for (String name : List.of("INT", "TERM", "HUP")) {
            try {
                Signal.handle(new Signal(name), signal -> stop.signalled(signal.getName()));
            } catch (IllegalArgumentException unknown) {
                LOG.debug("signal {} - is not known to this system", name);
            }
        }
        return stop;
    }

    private void signalled(String name) {
        if (wished.getCount() == 0) {
            LOG.warn("supervisor - signal {} again: ends at once", name);
            Runtime.getRuntime().halt(130);
        }
        LOG.info("supervisor - signal {}: the shards finish their work; once more ends at once", name);
        wished.countDown();
    }

    /** @param sentence why the run cannot go on, for the operator */
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

    void throwIfFailed() {
        String sentence = failure.get();
        if (sentence != null) {
            throw new StartException(sentence);
        }
    }
}
