package dev.guildhall.bench;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code bench whole}: a warm-up round, five measured ones, their median. */
@Command(name = "whole", description = "Messages through a whole run with 1,000 guilds.")
final class WholeCommand implements Callable<Integer> {

    private static final int MESSAGES = 100_000;
    private static final int ROUNDS = 6;

    @Override
    public Integer call() throws Exception {
        System.out.println("whole system: " + MESSAGES + " messages a round, the first round warms up");
        List<WholeSystem.Result> rounds = WholeSystem.run(Bench.classPath(), MESSAGES, ROUNDS);
        rounds.forEach(round -> System.out.println("  " + round.line()));
        WholeSystem.Result median = rounds.stream()
                .skip(1)
                .sorted(Comparator.comparingDouble(WholeSystem.Result::perSecond))
                .toList()
                .get((ROUNDS - 1) / 2);
        System.out.println("median: " + median.line());
        return 0;
    }
}
