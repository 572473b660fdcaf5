package dev.guildhall.runner.cli;

import dev.guildhall.runner.config.ConfigurationException;
import dev.guildhall.runner.database.DatabaseException;
import dev.guildhall.runner.http.PortException;
import dev.guildhall.runner.supervisor.RefusedException;
import dev.guildhall.runner.supervisor.StartException;
import dev.guildhall.runner.supervisor.UnfinishedException;
import dev.guildhall.spi.guild.DiscordException;
import java.io.PrintWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says to an operator why a command failed. */
final class Failures {

    static final int FAILED = 1;
    static final int WRONG_CONFIGURATION = 2;
    /** EX_CONFIG of sysexits.h: whoever starts programs again can tell that it would not help. */
    static final int REFUSED = 78;

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    /** Prints it. Returns the exit code. */
    static int report(Exception failure, PrintWriter err) {
        return switch (failure) {
            case ConfigurationException wrong -> {
                err.println("guildhall: the configuration is wrong, so nothing was started:");
                wrong.problems().forEach(problem -> print("  - " + problem, err));
                err.flush();
                yield WRONG_CONFIGURATION;
            }
            case RefusedException known -> {
                said(known, err);
                yield REFUSED;
            }
            case UnknownWordException known -> {
                said(known, err);
                yield WRONG_CONFIGURATION;
            }
            case StartException known -> said(known, err);
            case UnfinishedException known -> said(known, err);
            case DatabaseException known -> said(known, err);
            case PortException known -> said(known, err);
            case DiscordException known -> {
                said(known, err);
                yield known.retryable() ? FAILED : REFUSED;
            }
            // A failure that nobody foresaw: its kind helps whoever gets the report.
            case Exception unforeseen -> {
                print("guildhall: unforeseen failure: " + unforeseen + " (--log-level debug shows where)", err);
                err.flush();
                LOG.debug("guildhall - unforeseen failure", unforeseen);
                yield FAILED;
            }
        };
    }

    private static int said(Exception known, PrintWriter err) {
        print("guildhall: " + known.getMessage(), err);
        err.flush();
        LOG.debug("guildhall - failed", known);
        return FAILED;
    }

    /** Between words, where a person sees it. */
    private static void print(String text, PrintWriter err) {
        int width = Terminal.ofThisProcess().width();
        text.lines().flatMap(line -> Wrapping.columns(line, width).stream()).forEach(err::println);
    }
}
