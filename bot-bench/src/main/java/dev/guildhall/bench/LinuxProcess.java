package dev.guildhall.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What a process takes, by the files of {@code /proc}; zero once it has ended. */
record LinuxProcess(long pid) {

    private static final double TICKS_PER_SECOND = 100;

    /** Its own processor time. */
    double cpuSeconds() {
        return ticks(Long.toString(pid), 14, 15) / TICKS_PER_SECOND;
    }

    /** Its own and that of all its children, those that have ended too. */
    double cpuSecondsOfAll() {
        try (Stream<ProcessHandle> children =
                ProcessHandle.of(pid).map(ProcessHandle::children).orElse(Stream.empty())) {
            return (ticks(Long.toString(pid), 14, 15, 16, 17)
                            + children.mapToDouble(child -> ticks(Long.toString(child.pid()), 14, 15))
                                    .sum())
                    / TICKS_PER_SECOND;
        }
    }

    /** Of its threads with such a name, of which the system knows the first 15 characters. */
    double cpuSecondsOfThreads(String name) {
        try (Stream<Path> threads = Files.list(Path.of("/proc/" + pid + "/task"))) {
            return threads.filter(thread -> nameOf(thread).contains(name))
                            .mapToDouble(thread -> ticks(pid + "/task/" + thread.getFileName(), 14, 15))
                            .sum()
                    / TICKS_PER_SECOND;
        } catch (IOException ended) {
            return 0;
        }
    }

    /** Of its program, as the system knows it; empty where there is no such process. */
    String name() {
        return nameOf(Path.of("/proc/" + pid));
    }

    private static String nameOf(Path task) {
        try {
            return Files.readString(task.resolve("comm")).strip();
        } catch (IOException ended) {
            return "";
        }
    }

    /** What of its memory is in RAM. */
    long rssBytes() {
        try {
            List<String> lines = Files.readAllLines(Path.of("/proc/" + pid + "/status"));
            return lines.stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst()
                    .orElse(0);
        } catch (IOException ended) {
            return 0;
        }
    }

    /** The processor time of the whole machine that was used by anybody. */
    static double cpuSecondsOfMachine() {
        try {
            String line = Files.readAllLines(Path.of("/proc/stat")).getFirst();
            long[] ticks = Arrays.stream(line.split("\\s+", -1))
                    .skip(1)
                    .mapToLong(Long::parseLong)
                    .toArray();
            // user, nice and system, then idle and waiting, then interrupts of two kinds.
            return (ticks[0] + ticks[1] + ticks[2] + ticks[5] + ticks[6]) / TICKS_PER_SECOND;
        } catch (IOException elsewhere) {
            return 0;
        }
    }

    private static double ticks(String process, int... fields) {
        try {
            String line = Files.readString(Path.of("/proc/" + process + "/stat"));
            String[] words = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
            // The fields of proc(5) count from one, and the first two are the id and the name.
            return Arrays.stream(fields)
                    .mapToDouble(field -> Double.parseDouble(words[field - 3]))
                    .sum();
        } catch (IOException ended) {
            return 0;
        }
    }
}
