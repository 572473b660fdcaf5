package dev.guildhall.runner.cli;

import dev.guildhall.runner.cli.ModuleEntry.CommandEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.Ansi;

/** Shows modules to a person. */
record ModuleLines(Terminal terminal) {

    private static final int LABEL = 14;

    /** The last line is empty. */
    List<String> of(ModuleEntry module) {
        List<String> lines = new ArrayList<>();
        String name = terminal.colored() ? Ansi.ON.string("@|bold " + module.id() + "|@") : module.id();
        lines.add(name
                + (module.version().isEmpty() ? "" : " " + module.version())
                + (module.enabled() ? "" : " (left out by GUILDHALL_MODULES)"));
        Wrapping.lines(module.description(), terminal.width() - 2).forEach(line -> lines.add("  " + line));
        add(
                lines,
                "commands",
                module.commands().stream().map(ModuleLines::command).toList());
        add(lines, "settings", settings(module));
        add(
                lines,
                "hears",
                module.events().stream()
                        .map(event -> event.equals("Event") ? "all events" : event)
                        .toList());
        add(
                lines,
                "stores",
                module.personalData().stream()
                        .map(sentence ->
                                sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence)
                        .toList());
        add(
                lines,
                "tasks",
                module.tasks().stream().map(each -> "guildhall " + each.name()).toList());
        add(lines, "checks", module.checks());
        add(lines, "of servers", module.serverChecks());
        add(
                lines,
                "needs",
                module.permissions().stream()
                        .map(each -> each.permission() + " (" + each.purpose() + ")")
                        .toList());
        lines.add("");
        return lines;
    }

    private void add(List<String> lines, String label, List<String> values) {
        if (!values.isEmpty()) {
            boolean sentences = values.stream().anyMatch(value -> value.contains(" ") && value.length() > 30);
            lines.addAll(Wrapping.labelled(
                    "  " + label, LABEL, String.join(sentences ? "; " : ", ", values), terminal.width()));
        }
    }

    private static String command(CommandEntry command) {
        int leaves = command.leaves();
        String aliases = command.aliases().stream().map(alias -> "!" + alias).collect(Collectors.joining(", "));
        return "/" + command.name() + (aliases.isEmpty() ? "" : " (" + aliases + ")")
                + (leaves == 1 ? "" : " (" + leaves + " subcommands)");
    }

    /** Without the module's name, which each begins with. */
    private static List<String> settings(ModuleEntry module) {
        List<String> names = module.settings().stream()
                .map(each -> each.name().substring(module.id().length() + 1))
                .sorted()
                .toList();
        if (names.isEmpty()) {
            return List.of();
        }
        List<String> shown = new ArrayList<>(names);
        shown.set(0, module.id() + ".: " + names.getFirst());
        return shown;
    }
}
