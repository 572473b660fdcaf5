package dev.guildhall.runner.cli;

import dev.guildhall.core.Workbench;
import dev.guildhall.spi.command.Closest;
import dev.guildhall.spi.facet.OperatorTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

/** {@code guildhall task}, and what any word leads to that is no command: the tasks that modules bring. */
@Command(
        name = "task",
        sortOptions = false,
        description =
                "Does what a module offers to operators: \"guildhall import ...\". Without a name, lists what there is.",
        footer = {"", "Exit codes: 0 done, 1 failed, 2 if the arguments or the configuration are wrong."})
final class TaskCommand implements Callable<Integer> {

    @Mixin
    private SettingOptions settings = new SettingOptions();

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "The task.")
    private String name = "";

    /** Everything else is the task's own. */
    @Unmatched
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        return OperatorBench.run(settings.read(), this::run);
    }

    private int run(Workbench bench) {
        if (name.isEmpty()) {
            bench.tasks()
                    .forEach((module, tasks) -> tasks.forEach(
                            task -> System.out.printf("%-12s %s (%s)%n", task.name(), task.description(), module)));
            return 0;
        }
        Optional<OperatorTask> task =
                all(bench).filter(each -> each.name().equals(name)).findFirst();
        return task.map(this::run).orElseGet(() -> unknown(bench));
    }

    private static Stream<OperatorTask> all(Workbench bench) {
        return bench.tasks().values().stream().flatMap(List::stream);
    }

    private int run(OperatorTask task) {
        if (arguments.contains("--help") || arguments.contains("-h")) {
            System.out.println(task.description() + "\n\n" + task.usage());
            return 0;
        }
        TerminalConsole console = TerminalConsole.ofThisProcess();
        try {
            task.run(arguments, console);
            return 0;
        } catch (IllegalArgumentException wrong) {
            System.err.println("guildhall " + name + ": " + wrong.getMessage() + "\n\n" + task.usage());
            return Failures.WRONG_CONFIGURATION;
        } finally {
            console.finish();
        }
    }

    private int unknown(Workbench bench) {
        List<String> names = all(bench).map(OperatorTask::name).sorted().toList();
        System.err.println("guildhall: there is no command or task \"" + name + "\""
                + Closest.to(name, names)
                        .map(meant -> ": did you mean " + meant + "?")
                        .orElse("")
                + "; tasks are " + (names.isEmpty() ? "none" : String.join(", ", names))
                + "; \"guildhall help\" lists the commands");
        return Failures.WRONG_CONFIGURATION;
    }
}
