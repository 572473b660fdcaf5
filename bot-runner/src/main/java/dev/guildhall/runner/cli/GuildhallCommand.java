package dev.guildhall.runner.cli;

import dev.guildhall.simulator.SimulatorCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
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
            "Modules bring more, as \"guildhall task\" lists: import, export, settings. The script ./guildhall also knows"
                    + " test, bench, build and format.",
            "Settings may stand in the environment or in .env; .env.example lists them.",
            "Exit codes: 0 done, 1 failed, 2 if options or the configuration are wrong; \"guildhall COMMAND --help\" says"
                    + " more."
        },
        subcommands = {
            RunCommand.class,
            StatusCommand.class,
            DoctorCommand.class,
            ModulesCommand.class,
            VerifyCommand.class,
            MigrateCommand.class,
            TaskCommand.class,
            CompletionCommand.class,
            SimulatorCommand.class,
            ShardCommand.class,
            CommandLine.HelpCommand.class
        })
public final class GuildhallCommand implements Runnable {

    private static final int NARROWEST_HELP = 80;
    private static final int UNWRAPPED = 5_000;
    private static final Set<String> HELP = Set.of("help", "--help", "-h");

    private static final int WIDEST_HELP = 110;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Runs a command. Returns the exit code: 0 done, 1 failed, 2 wrong options or configuration. */
    public static int execute(String... arguments) {
        CommandLine line = line();
        String[] asked = isHelpAboutTask(line, arguments) ? new String[] {arguments[1], "--help"} : arguments;
        String[] words = isTask(line, asked) ? task(asked) : asked;
        int width = Terminal.ofThisProcess().width();
        if (width >= NARROWEST_HELP || Arrays.stream(words).noneMatch(HELP::contains)) {
            return line.execute(words);
        }
        // Picocli wraps nothing narrower than 55.
        StringWriter help = new StringWriter();
        int code = line.setUsageHelpWidth(UNWRAPPED)
                .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
                .setOut(new PrintWriter(help))
                .execute(words);
        help.toString()
                .lines()
                .flatMap(each -> Wrapping.columns(each, width).stream())
                .forEach(System.out::println);
        return code;
    }

    static CommandLine line() {
        Terminal terminal = Terminal.ofThisProcess();
        return new CommandLine(new GuildhallCommand())
                .setExecutionExceptionHandler((failure, command, parsed) -> Failures.report(failure, command.getErr()))
                .setParameterExceptionHandler(new Mistakes())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setColorScheme(Help.defaultColorScheme(terminal.colored() ? Help.Ansi.ON : Help.Ansi.OFF))
                .setUsageHelpWidth(Math.clamp(terminal.width(), NARROWEST_HELP, WIDEST_HELP));
    }

    /** A word that is no command is a task of a module, or a mistake. */
    private static boolean isTask(CommandLine line, String... arguments) {
        return arguments.length > 0
                && !arguments[0].startsWith("-")
                && !line.getSubcommands().containsKey(arguments[0]);
    }

    private static boolean isHelpAboutTask(CommandLine line, String... arguments) {
        return arguments.length == 2 && arguments[0].equals("help") && isTask(line, arguments[1]);
    }

    private static String[] task(String... arguments) {
        return Stream.concat(Stream.of("task"), Arrays.stream(arguments)).toArray(String[]::new);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
