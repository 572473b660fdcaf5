package dev.guildhall.runner.shard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What this process takes of the machine. */
record ProcessFigures(long rssBytes, long heapUsed, double cpuSeconds) {

    private static final Path STATUS = Path.of("/proc/self/status");

    static ProcessFigures now() {
        Runtime runtime = Runtime.getRuntime();
        double cpu = ProcessHandle.current()
                        .info()
                        .totalCpuDuration()
                        .orElse(Duration.ZERO)
                        .toMillis()
                / 1_000.0;
        return new ProcessFigures(rss(), runtime.totalMemory() - runtime.freeMemory(), cpu);
    }

    /** 0 where the system does not tell. */
    private static long rss() {
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1_024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException notLinux) {
            return 0;
        }
    }
}
