package dev.guildhall.bench;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program behind {@code ./guildhall bench}. Without a word it measures the whole system, then the pure parts. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        subcommandsRepeatable = true,
        description = "Measures: without a word, \"whole\" and then \"parts\".",
        subcommands = {
            WholeCommand.class,
            PartsCommand.class,
            SettingsCommand.class,
            GatewayCommand.class,
            ExperienceCommand.class,
            SoakCommand.class
        })
public final class Bench implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private Bench() {}

    /**
     * Measures, and ends the process with the exit code.
     *
     * @param arguments which measurements, and their options
     */
    public static void main(String[] arguments) {
        CommandLine line = new CommandLine(new Bench());
        // Whatever a library left running does not keep the program alive.
        System.exit(line.execute(arguments));
    }

    @Override
    public void run() {
        spec.commandLine().execute("whole", "parts");
    }

    /** This program's own, from wherever it is looked at. */
    static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
