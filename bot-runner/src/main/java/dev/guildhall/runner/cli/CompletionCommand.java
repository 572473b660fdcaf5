package dev.guildhall.runner.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** {@code guildhall completion}. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = {
            "Prints a script that makes bash and zsh complete commands and options.",
            "",
            "For this shell: source <(./guildhall completion)",
            "For each new one: ./guildhall completion > ~/.guildhall-completion, and in ~/.bashrc:",
            "  source ~/.guildhall-completion"
        },
        footer = {"", "Exit codes: 0 printed, 2 if the options are wrong."})
final class CompletionCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        System.out.println(script());
        return 0;
    }

    static String script() {
        CommandLine line = GuildhallCommand.line();
        TaskCommand.names().forEach(task -> line.addSubcommand(task, new CommandLine(new TaskCommand())));
        Words.OF_SCRIPT.forEach(word -> line.addSubcommand(word, new CommandLine(CommandSpec.create())));
        return AutoComplete.bash("guildhall", line);
    }
}
