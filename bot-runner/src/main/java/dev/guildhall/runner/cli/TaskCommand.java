package dev.guildhall.runner.cli;

import dev.guildhall.core.Declaration;
import dev.guildhall.core.ModuleCatalogue;
import dev.guildhall.core.Workbench;
import dev.guildhall.runner.config.Configuration;
import dev.guildhall.spi.OperatorChoices;
import dev.guildhall.spi.facet.OperatorTask;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

/** {@code guildhall task}, and what any word leads to that is no command: the tasks that modules bring. */
@Command(
        name = "task",
        sortOptions = false,
        description = {
            "Does what a module offers to operators: \"guildhall import ...\". Without a name, lists what there is;"
                    + " \"guildhall NAME --help\" explains one.",
            ""
        },
        footer = {"", "Exit codes: 0 done, 1 failed, 2 if the arguments, options or the configuration are wrong."})
final class TaskCommand implements Callable<Integer> {

    @Option(
            names = {"-h", "--help"},
            description = "Explain a task, or, without a name, this.")
    private boolean help;

    @Option(
            names = "--json",
            order = -2,
            description = "Print the result as JSON, and what is said for people to standard error.")
    private boolean json;

    @Mixin
    private PlaceOptions settings = new PlaceOptions();

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "The task.")
    private String name = "";

    /** Everything else is the task's own. */
    @Unmatched
    private List<String> arguments = new ArrayList<>();

    /** What {@code --json} says of each where no name is given. */
    record Offer(String name, String module, String description, List<String> usage) {}

    @Override
    public Integer call() throws Exception {
        Configuration configuration = settings.readQuietly();
        // First without a database, which a mistyped word is not worth starting.
        List<Offer> offers = offers(configuration);
        if (name.isEmpty()) {
            list(offers);
            return 0;
        }
        Offer offer = offers.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UnknownWordException(name, Words.all(offers)));
        if (help) {
            explain(offer);
            return 0;
        }
        try (Workbench bench = declarations(configuration)) {
            if (!task(bench).needsDatabase(arguments)) {
                return run(bench);
            }
        }
        return OperatorBench.run(configuration, this::run);
    }

    private static Workbench declarations(Configuration configuration) {
        return Workbench.ofDeclarations(
                configuration.enabledModules(), new OperatorChoices(configuration.moduleChoices()));
    }

    private static List<Offer> offers(Configuration configuration) {
        List<Offer> offers = new ArrayList<>();
        try (Workbench bench = declarations(configuration)) {
            bench.tasks()
                    .forEach((module, tasks) -> tasks.forEach(task -> offers.add(new Offer(
                            task.name(),
                            module,
                            task.description(),
                            task.usage().lines().toList()))));
        }
        return offers;
    }

    /** The tasks of all modules; none where a module cannot be built, which then says so by itself. */
    static List<String> names() {
        try (Workbench bench = Workbench.ofDeclarations(ModuleCatalogue.discover(), OperatorChoices.NONE)) {
            return bench.declarations().stream()
                    .flatMap((Declaration each) -> each.facets(OperatorTask.class).stream())
                    .map(OperatorTask::name)
                    .toList();
        } catch (RuntimeException broken) {
            return List.of();
        }
    }

    private void list(List<Offer> offers) {
        if (json) {
            System.out.println(Json.text(offers));
            return;
        }
        int width = Terminal.ofThisProcess().width();
        for (Offer offer : offers) {
            Wrapping.labelled(offer.name(), 12, offer.description() + " (" + offer.module() + ")", width)
                    .forEach(System.out::println);
        }
        System.out.println();
        Wrapping.lines("\"guildhall NAME --help\" explains one.", width).forEach(System.out::println);
    }

    private static void explain(Offer offer) {
        int width = Terminal.ofThisProcess().width();
        List<String> lines = new ArrayList<>(List.of(offer.description(), ""));
        lines.addAll(offer.usage());
        lines.add("");
        lines.add("--json, --data FOLDER, --modules NAMES and --log-level LEVEL: see \"guildhall task --help\".");
        lines.stream().flatMap(line -> Wrapping.columns(line, width).stream()).forEach(System.out::println);
    }

    private OperatorTask task(Workbench bench) {
        return bench.tasks().values().stream()
                .flatMap(List::stream)
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private int run(Workbench bench) {
        OperatorTask task = task(bench);
        TerminalConsole console = TerminalConsole.ofThisProcess(json);
        try {
            task.run(arguments, console);
        } catch (IllegalArgumentException wrong) {
            console.finish();
            System.err.println("guildhall " + name + ": " + wrong.getMessage());
            System.err.println("\"guildhall " + name + " --help\" explains it.");
            return Failures.WRONG_CONFIGURATION;
        } catch (UncheckedIOException failed) {
            console.finish();
            System.err.println("guildhall " + name + ": " + failed.getMessage());
            return Failures.FAILED;
        } finally {
            console.finish();
        }
        if (json) {
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("task", name);
            console.result().ifPresent(values -> result.putAll(new TreeMap<>(values)));
            System.out.println(Json.text(result));
        }
        return 0;
    }
}
