package dev.guildhall.javacord;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes its checks one after the other, round by round: one that fails stops neither the others nor the next round. Ends when
 * it is no longer wanted or its thread is interrupted.
 */
record WatchRounds(List<Runnable> checks, Duration pause, BooleanSupplier wanted) implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(WatchRounds.class);

    @Override
    public void run() {
        try {
            while (wanted.getAsBoolean()) {
                Thread.sleep(pause);
                checks.forEach(WatchRounds::make);
            }
        } catch (InterruptedException disconnecting) {
            LOG.debug("watchdog - ends");
        }
    }

    private static void make(Runnable check) {
        try {
            check.run();
        } catch (Throwable failure) {
            // Errors too: without the watchdog a dead connection stays dead.
            LOG.error("watchdog - a check failed, and is made again in the next round", failure);
        }
    }
}
