package dev.guildhall.bench;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code bench gateway}: the simulator alone. */
@Command(name = "gateway", description = "The simulator's gateway alone.")
final class GatewayCommand implements Callable<Integer> {

    private static final int GUILDS_IN_MEMORY = 100_000;

    @Override
    public Integer call() throws Exception {
        GatewayThroughput.run(GUILDS_IN_MEMORY);
        return 0;
    }
}
