package dev.guildhall.runner.cli;

import dev.guildhall.core.Declaration;
import dev.guildhall.core.ModuleCatalogue;
import dev.guildhall.core.Workbench;
import dev.guildhall.runner.config.Configuration;
import dev.guildhall.spi.BotModule;
import dev.guildhall.spi.OperatorChoices;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code guildhall modules}. */
@Command(
        name = "modules",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Lists the modules on the class path, and what each declares: commands, settings, events that it hears, what"
                    + " it stores about people, tasks, checks, and what the bot must be allowed. Needs no database.",
            ""
        },
        footer = {
            "",
            "Exit codes: 0 listed, 1 if a module cannot be built, 2 if the options or the configuration are wrong."
        })
final class ModulesCommand implements Callable<Integer> {

    @Option(names = "--json", order = -2, description = "Print all of it as JSON.")
    private boolean json;

    @Mixin
    private PlaceOptions settings = new PlaceOptions();

    @Override
    public Integer call() {
        Configuration configuration = settings.readQuietly();
        Set<String> enabled = configuration.enabledModules().stream()
                .map(module -> module.info().name())
                .collect(Collectors.toSet());
        List<BotModule> all = ModuleCatalogue.discover();
        Set<String> names = all.stream().map(module -> module.info().name()).collect(Collectors.toSet());
        try (Workbench bench = Workbench.ofDeclarations(all, new OperatorChoices(configuration.moduleChoices()))) {
            List<ModuleEntry> entries = bench.declarations().stream()
                    .map(each -> ModuleEntry.of(each, isEnabled(each, names, enabled)))
                    .toList();
            if (json) {
                System.out.println(Json.text(entries));
            } else {
                ModuleLines lines = new ModuleLines(Terminal.ofThisProcess());
                entries.forEach(entry -> lines.of(entry).forEach(System.out::println));
            }
        }
        return 0;
    }

    /** The platform itself cannot be switched off. */
    private static boolean isEnabled(Declaration declaration, Set<String> names, Set<String> enabled) {
        return !names.contains(declaration.module()) || enabled.contains(declaration.module());
    }
}
