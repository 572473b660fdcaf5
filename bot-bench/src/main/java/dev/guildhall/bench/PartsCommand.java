package dev.guildhall.bench;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Command;

/** {@code bench parts}: the pure parts, by JMH. */
@Command(name = "parts", description = "The pure parts, by JMH.")
final class PartsCommand implements Callable<Integer> {

    @Override
    public Integer call() throws Exception {
        measure(".*Benchmark");
        return 0;
    }

    /** Those whose names match. */
    static void measure(String names) throws Exception {
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
