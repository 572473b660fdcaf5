package dev.guildhall.runner.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** All words that may follow {@code guildhall}. */
final class Words {

    /** What the script does by itself. */
    static final List<String> OF_SCRIPT = List.of("test", "build", "format", "bench");

    private Words() {}

    static List<String> all(List<TaskCommand.Offer> tasks) {
        return all(
                GuildhallCommand.line(),
                tasks.stream().map(TaskCommand.Offer::name).toList());
    }

    static List<String> all(CommandLine line, List<String> tasks) {
        List<String> words = new ArrayList<>(OF_SCRIPT);
        words.addAll(tasks);
        line.getSubcommands().forEach((name, command) -> {
            if (!command.getCommandSpec().usageMessage().hidden()) {
                words.add(name);
            }
        });
        return words;
    }
}
