package dev.guildhall.bench;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code bench settings}: how a change spreads, and what reading costs. */
@Command(name = "settings", description = "How a change of settings spreads, and what reading costs.")
final class SettingsCommand implements Callable<Integer> {

    @Override
    public Integer call() throws Exception {
        SettingsPropagation.run(Bench.classPath());
        PartsCommand.measure("(Settings|CommandDispatch)Benchmark");
        return 0;
    }
}
