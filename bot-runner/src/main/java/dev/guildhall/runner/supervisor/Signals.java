package dev.guildhall.runner.supervisor;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sun.misc.Signal;

/**
 * The operating system's signals. The one place that knows the JDK's unofficial class for them: a shutdown hook would not do,
 * because after it the JVM exits with 143 for SIGTERM, and an orderly stop is a success.
 */
public final class Signals {

    private static final Logger LOG = LoggerFactory.getLogger(Signals.class);

    private Signals() {}

    /**
     * Does something when a signal comes.
     *
     * @param name without {@code SIG}; one that this system does not know is left out
     * @param action runs on a thread of its own, each time
     */
    public static void on(String name, Runnable action) {
        try {
            Signal.handle(new Signal(name), signal -> action.run());
        } catch (IllegalArgumentException unknown) {
            LOG.debug("signal {} - is not known to this system", name);
        }
    }
}
