package dev.guildhall.bench;

import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench experience}: rates, costs, waiting times and memory of experience, beside their goals. */
@Command(
        name = "experience",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = "Experience from the gateway to the commit, beside the goals: see docs/benchmarks.md.",
        footer = {"", "Exit codes: 0 all goals reached, 1 some missed or a failure, 3 broken off after too long."})
final class ExperienceCommand implements Callable<Integer> {

    @Option(names = "--seconds", defaultValue = "60", description = "Of each measurement (default ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--warm-up", defaultValue = "20", description = "Seconds before each (default ${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "PART",
            description = "Some of ${COMPLETION-CANDIDATES}; all when left out.")
    private Set<ExperienceLoad.Part> only = new HashSet<>();

    @Option(
            names = "--server",
            description =
                    "Measures with the PostgreSQL server of DATABASE_URL in place of the embedded one: on this machine,"
                            + " by a superuser. It makes and drops a database of its own there.")
    private boolean server;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws Exception {
        Report report = new Report(
                String.format(
                        Locale.ROOT,
                        "Experience, %d s a measurement after %d s of warm-up, %s PostgreSQL",
                        seconds,
                        warmUp,
                        server ? "an external" : "the embedded"),
                System.out);
        Optional<DatabaseServer> external = server
                ? Optional.of(DatabaseServer.of(
                        Optional.ofNullable(System.getenv("DATABASE_URL")).orElse("")))
                : Optional.empty();
        Set<ExperienceLoad.Part> parts = only.isEmpty() ? EnumSet.allOf(ExperienceLoad.Part.class) : only;
        // Five measurements, and as much again for starts, guilds, a million members and a slow machine.
        Duration atMost = Duration.ofSeconds(10L * (seconds + warmUp)).plusMinutes(10);
        return output.of(report, atMost, () -> {
            new ExperienceLoad(Bench.classPath(), external, warmUp, seconds, report).run(parts);
            return report;
        });
    }
}
