package dev.guildhall.bench;

import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bench soak}: whether a shard process keeps its size over an hour of load. */
@Command(
        name = "soak",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = "A modest load for long, and whether the shard process keeps its size: see docs/benchmarks.md.",
        footer = {"", "Exit codes: 0 it does, 1 it does not or a failure, 3 broken off after too long."})
final class SoakCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "MINUTES",
            defaultValue = "60",
            description = "How long (default ${DEFAULT-VALUE}).")
    private int minutes;

    @Option(names = "--rate", defaultValue = "800", description = "Messages a second (default ${DEFAULT-VALUE}).")
    private int rate;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws Exception {
        Report report = new Report(minutes + " minutes of " + rate + " messages a second", System.out);
        return output.of(report, Duration.ofMinutes(minutes + 10L), () -> {
            Soak.run(Bench.classPath(), minutes, rate, report, System.out);
            return report;
        });
    }
}
