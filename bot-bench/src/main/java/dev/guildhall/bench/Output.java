package dev.guildhall.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a report goes, and how long its making may take. */
final class Output {

    private static final int GOALS_MISSED = 1;
    private static final int BROKEN_OFF = 3;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes what was measured there too, as JSON.")
    private @Nullable Path json;

    /** Guards against two threads that tell the same report. */
    private final AtomicBoolean told = new AtomicBoolean();

    /**
     * Measures, and tells the report: also what there is of it when something fails or takes too long, so that it always ends.
     *
     * @return the exit code: 0 where all goals are reached
     */
    int of(Report report, Duration atMost, Callable<?> measuring) throws Exception {
        Thread.ofPlatform().daemon().name("bench-limit").start(() -> breakOff(report, atMost));
        try {
            measuring.call();
        } finally {
            tell(report);
        }
        return report.isGood() ? 0 : GOALS_MISSED;
    }

    private void breakOff(Report report, Duration atMost) {
        try {
            Thread.sleep(atMost);
            System.err.println("bench: not at its end after " + atMost.toMinutes() + " minutes, breaks off");
            tell(report);
            System.exit(BROKEN_OFF);
        } catch (InterruptedException | IOException failure) {
            System.err.println("bench: " + failure);
        }
    }

    private void tell(Report report) throws IOException {
        if (told.compareAndSet(false, true)) {
            System.out.println(report.table());
            if (json != null) {
                report.write(json);
            }
        }
    }
}
