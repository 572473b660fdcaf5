package dev.guildhall.core.schedule;

import dev.guildhall.spi.Scheduler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@link Scheduler} with a virtual thread for each task. */
public final class VirtualScheduler implements Scheduler, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(VirtualScheduler.class);

    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    @Override
    public void every(String name, Duration interval, Runnable task) {
        threads.add(Thread.ofVirtual().name(name).start(() -> repeat(name, interval, task)));
    }

    private void repeat(String name, Duration interval, Runnable task) {
        try {
            while (!closed.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    task.run();
                } catch (Throwable failure) {
                    // An error too: the task would never run again, unnoticed.
                    LOG.warn("{} - failed, runs again in {} s", name, interval.toSeconds(), failure);
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets what is running come to its end, and starts nothing more. */
    @Override
    public void close() {
        closed.countDown();
        for (Thread thread : threads) {
            try {
                if (!thread.join(Duration.ofSeconds(5))) {
                    thread.interrupt();
                }
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
