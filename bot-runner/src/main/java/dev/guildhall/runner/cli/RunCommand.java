package dev.guildhall.runner.cli;

import dev.guildhall.runner.supervisor.RefusedException;
import dev.guildhall.runner.supervisor.StopSignal;
import dev.guildhall.runner.supervisor.Supervisor;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code guildhall run}. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Runs the bot until Ctrl-C.",
            "Without DISCORD_TOKEN it starts a simulated Discord with a page to chat in; without DATABASE_URL"
                    + " an embedded PostgreSQL. Both secrets are taken from the environment or .env only.",
            ""
        },
        footer = {
            "",
            "Each option can also be set as environment variable or in .env: --http-port is GUILDHALL_HTTP_PORT.",
            "Exit codes: 0 after an orderly stop, 1 if it cannot run or lost work, 2 if the configuration is wrong,",
            "78 if Discord refuses the bot until you change something (token, intents, number of shards)."
        })
final class RunCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

    @Mixin
    private SettingOptions settings = new SettingOptions();

    @Option(
            names = "--refused-pause",
            order = 20,
            paramLabel = "MINUTES",
            defaultValue = "0",
            description =
                    "Where Discord refuses the bot, how long to stay before ending, so that a container that is always"
                            + " started again does not use up the day's logins (default 0).")
    private int refusedPause;

    @Override
    public Integer call() throws Exception {
        StopSignal stop = StopSignal.ofOperatingSystem();
        try {
            new Supervisor(settings.read(), Version.text(), stop, System.out, System.err).run();
        } catch (RefusedException refused) {
            if (refusedPause > 0) {
                LOG.error("supervisor - {} Ends in {} minutes.", refused.getMessage(), refusedPause);
                // All is closed by now, so a signal ends it at once.
                TimeUnit.MINUTES.sleep(refusedPause);
            }
            throw refused;
        }
        return 0;
    }
}
