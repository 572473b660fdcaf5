package dev.guildhall.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * What an input costs: the time of the processor and the memory that its reading takes, both of this thread alone, so that a
 * busy machine changes nothing.
 */
public final class Cost {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final long nanos = THREADS.getCurrentThreadCpuTime();
    private final long bytes = THREADS.getCurrentThreadAllocatedBytes();

    private Cost() {}

    /** Something that reads an input. */
    public interface Reading<T, E extends Exception> {
        T read() throws E;
    }

    /**
     * What the reading gives; it must be cheap: what a few kilobytes of an enemy may cost before others would notice. The
     * code under test runs with probes in it, so it is several times faster where it serves people.
     *
     * @param length of the input
     */
    public static <T, E extends Exception> T bounded(int length, Reading<T, E> reading) throws E {
        Cost cost = new Cost();
        T read;
        try {
            read = reading.read();
        } catch (Exception refused) {
            cost.require(length, reading);
            throw refused;
        }
        cost.require(length, reading);
        return read;
    }

    private void require(int length, Reading<?, ?> reading) {
        if (excess(length).isEmpty()) {
            return;
        }
        // The first time may have loaded half of the program: what matters is what it costs again.
        Cost again = new Cost();
        try {
            reading.read();
        } catch (Exception same) {
            // Its caller gets the first one.
        }
        String excess = again.excess(length);
        if (!excess.isEmpty()) {
            throw new AssertionError(excess);
        }
    }

    private String excess(int length) {
        long millis = (THREADS.getCurrentThreadCpuTime() - nanos) / 1_000_000;
        long kilobytes = (THREADS.getCurrentThreadAllocatedBytes() - bytes) / 1024;
        long mostMillis = 2_000 + length / 10;
        long mostKilobytes = 64 * 1024 + 8L * length;
        return millis <= mostMillis && kilobytes <= mostKilobytes
                ? ""
                : "an input of " + length + " characters took " + millis + " ms and " + kilobytes + " KiB; "
                        + mostMillis + " ms and " + mostKilobytes + " KiB are the most";
    }
}
