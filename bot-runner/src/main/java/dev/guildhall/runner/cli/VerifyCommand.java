package dev.guildhall.runner.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.guildhall.core.Workbench;
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
        description =
                "Asks every module whether its stored data are right. Changes nothing; a run may go on meanwhile.",
        footer = {"", "Exit codes: 0 if every rule holds, 1 if one does not, 2 if the configuration is wrong."})
final class VerifyCommand implements Callable<Integer> {

    private static final JsonMapper JSON = new JsonMapper();

    @Mixin
    private SettingOptions settings = new SettingOptions();

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    /** What came of a rule; without violations it holds. */
    record Verdict(String module, String rule, List<String> violations) {}

    @Override
    public Integer call() throws Exception {
        return OperatorBench.run(settings.read(), this::verify);
    }

    private int verify(Workbench bench) {
        List<Verdict> verdicts = new ArrayList<>();
        bench.checks()
                .forEach((module, checks) -> checks.forEach(check -> {
                    Verdict verdict = ask(module, check);
                    verdicts.add(verdict);
                    if (!json) {
                        show(verdict);
                    }
                }));
        if (json) {
            System.out.println(JSON.valueToTree(verdicts).toPrettyString());
        } else if (verdicts.isEmpty()) {
            System.out.println("no module has a rule to check");
        }
        return verdicts.stream().allMatch(verdict -> verdict.violations().isEmpty()) ? 0 : Failures.FAILED;
    }

    private static Verdict ask(String module, Check check) {
        return new Verdict(module, check.rule(), check.violations());
    }

    private static void show(Verdict verdict) {
        boolean holds = verdict.violations().isEmpty();
        System.out.println((holds ? "ok      " : "BROKEN  ") + verdict.module() + ": " + verdict.rule());
        verdict.violations().forEach(violation -> System.out.println("          - " + violation));
    }
}
