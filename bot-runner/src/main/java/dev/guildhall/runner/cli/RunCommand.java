package dev.guildhall.runner.cli;

import dev.guildhall.runner.supervisor.StopSignal;
import dev.guildhall.runner.supervisor.Supervisor;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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

    @Mixin
    private SettingOptions settings = new SettingOptions();

    @Override
    public Integer call() throws Exception {
        StopSignal stop = StopSignal.ofOperatingSystem();
        new Supervisor(settings.read(), Version.text(), stop, System.out, System.err).run();
        return 0;
    }
}
