package dev.guildhall.runner.cli;

import dev.guildhall.spi.command.Closest;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line: a sentence with what may have been meant, and where to read on. */
final class Mistakes implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException mistake, String[] arguments) {
        CommandLine command = mistake.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        PrintWriter err = command.getErr();
        err.println(name + ": " + sentence(mistake, command));
        err.println("\"" + name + " --help\" shows what there is.");
        err.flush();
        return Failures.WRONG_CONFIGURATION;
    }

    private static String sentence(ParameterException mistake, CommandLine command) {
        if (mistake instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            return unknown(unmatched.getUnmatched().getFirst(), command);
        }
        if (mistake instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()
                && missing.getMissing().getFirst() instanceof OptionSpec option) {
            return option.longestName() + " needs a value: " + option.longestName() + " " + option.paramLabel();
        }
        String said = String.valueOf(mistake.getMessage());
        return said.isEmpty() ? said : Character.toLowerCase(said.charAt(0)) + said.substring(1);
    }

    private static String unknown(String word, CommandLine command) {
        if (!word.startsWith("-")) {
            return "\"" + word + "\" is too much: it takes options only";
        }
        String option = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
        List<String> known = new ArrayList<>();
        command.getCommandSpec().options().stream()
                .filter(each -> !each.hidden())
                .forEach(each -> known.addAll(List.of(each.names())));
        return "there is no option " + option
                + Closest.to(option, known)
                        .map(meant -> ": did you mean " + meant + "?")
                        .orElse("");
    }
}
