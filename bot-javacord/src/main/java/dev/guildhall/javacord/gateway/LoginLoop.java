package dev.guildhall.javacord.gateway;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeats a shard's login until it succeeds or is no longer wanted, after delays that grow to a minute: whatever an attempt
 * throws, the next one follows. Ends when its thread is interrupted.
 */
record LoginLoop(int shard, BooleanSupplier wanted, Attempt attempt) implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(LoginLoop.class);
    private static final long LONGEST_DELAY_MILLIS = 60_000;

    /** One login. */
    @FunctionalInterface
    interface Attempt {

        /** Whether a session began. */
        boolean succeeds() throws InterruptedException;
    }

    @Override
    public void run() {
        int failures = 0;
        try {
            while (wanted.getAsBoolean() && !succeeds()) {
                if (!wanted.getAsBoolean()) {
                    return;
                }
                failures++;
                long longest = Math.min(LONGEST_DELAY_MILLIS, 500L << Math.min(failures, 10));
                long delay = longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2);
                LOG.warn("shard {} - could not log in, tries again in {} ms", shard, delay);
                TimeUnit.MILLISECONDS.sleep(delay);
            }
        } catch (InterruptedException closing) {
            LOG.debug("shard {} - login broken off", shard);
        }
    }

    private boolean succeeds() throws InterruptedException {
        try {
            return attempt.succeeds();
        } catch (InterruptedException closing) {
            throw closing;
        } catch (Throwable failure) {
            // Errors too, such as that no thread could be made: nobody else would ever log this shard in.
            if (wanted.getAsBoolean()) {
                LOG.error("shard {} - the login broke down", shard, failure);
            }
            return false;
        }
    }
}
