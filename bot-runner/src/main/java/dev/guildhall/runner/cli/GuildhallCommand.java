package dev.guildhall.runner.cli;

import dev.guildhall.simulator.SimulatorCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code guildhall}: chooses the command. */
@Command(
        name = "guildhall",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "A sharded Discord bot platform.",
        footer = {
            "",
            "The script ./guildhall also knows: test, build, format.",
            "Settings may stand in the environment or in .env; .env.example lists them."
        },
        subcommands = {
            RunCommand.class,
            StatusCommand.class,
            MigrateCommand.class,
            SimulatorCommand.class,
            ShardCommand.class,
            CommandLine.HelpCommand.class
        })
public final class GuildhallCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Runs a command. Returns the exit code: 0 done, 1 failed, 2 wrong options or configuration. */
    public static int execute(String... arguments) {
        return new CommandLine(new GuildhallCommand())
                .setExecutionExceptionHandler((failure, command, parsed) -> Failures.report(failure, command.getErr()))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
