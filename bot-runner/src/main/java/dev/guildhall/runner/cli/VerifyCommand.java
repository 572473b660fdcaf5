package dev.guildhall.runner.cli;

import dev.guildhall.core.Workbench;
import dev.guildhall.runner.config.Configuration;
import dev.guildhall.runner.database.EmbeddedDatabase;
import dev.guildhall.runner.supervisor.StartException;
import dev.guildhall.spi.facet.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code guildhall verify}. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Asks every module whether its stored data are right. Changes nothing; a run may go on meanwhile.",
            ""
        },
        footer = {
            "",
            "Exit codes: 0 if every rule holds, 1 if one does not or the database cannot be asked, 2 if the options or the"
                    + " configuration are wrong."
        })
final class VerifyCommand implements Callable<Integer> {

    @Option(names = "--json", order = -2, description = "Print the result as JSON.")
    private boolean json;

    @Mixin
    private PlaceOptions settings = new PlaceOptions();

    /** What came of a rule; without violations it holds. */
    record Verdict(String module, String rule, List<String> violations) {}

    @Override
    public Integer call() throws Exception {
        Configuration configuration = settings.readQuietly();
        if (configuration.database().isEmpty()) {
            EmbeddedDatabase.check(configuration.data());
            if (!EmbeddedDatabase.exists(configuration.data())) {
                throw new StartException("there is no database in " + configuration.data()
                        + " yet: \"guildhall run\" makes one; or name another folder with --data");
            }
        }
        return OperatorBench.run(configuration, this::verify);
    }

    private int verify(Workbench bench) {
        TerminalConsole console = TerminalConsole.ofThisProcess(json);
        long rules = bench.checks().values().stream().mapToLong(List::size).sum();
        List<Verdict> verdicts = new ArrayList<>();
        bench.checks()
                .forEach((module, checks) -> checks.forEach(check -> {
                    console.progress("rules", verdicts.size(), rules);
                    Verdict verdict = ask(module, check);
                    verdicts.add(verdict);
                    if (!json) {
                        lines(verdict).forEach(console::say);
                    }
                }));
        console.finish();
        if (json) {
            System.out.println(Json.text(verdicts));
        } else if (verdicts.isEmpty()) {
            System.out.println("no module has a rule to check");
        }
        return verdicts.stream().allMatch(verdict -> verdict.violations().isEmpty()) ? 0 : Failures.FAILED;
    }

    private static Verdict ask(String module, Check check) {
        return new Verdict(module, check.rule(), check.violations());
    }

    private static List<String> lines(Verdict verdict) {
        boolean holds = verdict.violations().isEmpty();
        int width = Terminal.ofThisProcess().width();
        List<String> lines = new ArrayList<>(
                Wrapping.labelled(holds ? "ok" : "BROKEN", 8, verdict.module() + ": " + verdict.rule(), width));
        verdict.violations().forEach(violation -> lines.addAll(Wrapping.labelled("        -", 10, violation, width)));
        return lines;
    }
}
