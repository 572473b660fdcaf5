package dev.guildhall.runner.cli;

import dev.guildhall.simulator.SimulatorCommand;
import dev.guildhall.spi.command.Closest;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
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
            VerifyCommand.class,
            TaskCommand.class,
            SimulatorCommand.class,
            ShardCommand.class,
            CommandLine.HelpCommand.class
        })
public final class GuildhallCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Runs a command. Returns the exit code: 0 done, 1 failed, 2 wrong options or configuration. */
    public static int execute(String... arguments) {
        CommandLine line = new CommandLine(new GuildhallCommand())
                .setExecutionExceptionHandler((failure, command, parsed) -> Failures.report(failure, command.getErr()))
                .setCaseInsensitiveEnumValuesAllowed(true);
        return line.execute(isTask(line, arguments) ? task(arguments) : arguments);
    }

    /** A word that is no command, and not meant to be one, is a task of a module. */
    private static boolean isTask(CommandLine line, String... arguments) {
        Set<String> commands = line.getSubcommands().keySet();
        return arguments.length > 0
                && arguments[0].matches("[a-z][a-z0-9-]*")
                && !commands.contains(arguments[0])
                && Closest.to(arguments[0], commands).isEmpty();
    }

    private static String[] task(String... arguments) {
        return Stream.concat(Stream.of("task"), Arrays.stream(arguments)).toArray(String[]::new);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
