package dev.guildhall.bench;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * The program behind {@code ./guildhall bench}: a warm-up round, five measured ones, their median; then the pure parts. With
 * {@code gateway} it measures the simulator alone, with {@code settings} how a change spreads and what reading costs.
 */
public final class Bench {

    private static final int MESSAGES = 100_000;
    private static final int ROUNDS = 6;

    private static final List<String> KINDS = List.of("whole", "parts", "gateway", "experience", "settings");
    private static final int GUILDS_IN_MEMORY = 100_000;

    private Bench() {}

    /** @param arguments {@code whole}, {@code parts} or {@code gateway} for some of them; none for the first two */
    public static void main(String[] arguments) throws Exception {
        List<String> wanted = arguments.length == 0 ? List.of("whole", "parts") : Arrays.asList(arguments);
        if (!KINDS.containsAll(wanted)) {
            System.err.println("bench: " + wanted + " must be some of " + KINDS + ", or nothing for the first two");
            System.exit(2);
        }
        if (wanted.contains("whole")) {
            whole();
        }
        if (wanted.contains("parts")) {
            parts(".*Benchmark");
        }
        if (wanted.contains("experience")) {
            ExperienceLoad.run(classPath(), Integer.getInteger("guildhall.bench.seconds", 60));
        }
        if (wanted.contains("settings")) {
            SettingsPropagation.run(classPath());
            parts("(Settings|CommandDispatch)Benchmark");
        }
        if (wanted.contains("gateway")) {
            GatewayThroughput.run(GUILDS_IN_MEMORY);
        }
    }

    private static void whole() throws Exception {
        System.out.println("whole system: " + MESSAGES + " messages a round, the first round warms up");
        List<WholeSystem.Result> rounds = WholeSystem.run(classPath(), MESSAGES, ROUNDS);
        rounds.forEach(round -> System.out.println("  " + round.line()));
        WholeSystem.Result median = rounds.stream()
                .skip(1)
                .sorted(Comparator.comparingDouble(WholeSystem.Result::perSecond))
                .toList()
                .get((ROUNDS - 1) / 2);
        System.out.println("median: " + median.line());
    }

    /** This program's own, from wherever it is looked at. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static void parts(String names) throws Exception {
        var options = new OptionsBuilder()
                .include("dev\\.guildhall\\.bench\\." + names)
                .forks(1)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(1))
                .build();
        for (RunResult result : new Runner(options).run()) {
            System.out.printf(
                    Locale.ROOT,
                    "%s %s: %.1f ± %.1f %s%n",
                    result.getParams().getBenchmark().replaceFirst(".*\\.(\\w+\\.\\w+)$", "$1"),
                    result.getParams().getParamsKeys().stream()
                            .map(key -> key + "=" + result.getParams().getParam(key))
                            .toList(),
                    result.getPrimaryResult().getScore(),
                    result.getPrimaryResult().getScoreError(),
                    result.getPrimaryResult().getScoreUnit());
        }
    }
}
