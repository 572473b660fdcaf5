package dev.guildhall.runner.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.core.Host;
import dev.guildhall.runner.shard.ShardProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StopTimesTest {

    @Test
    void whoKillsWaitsLongerThanWhatItKillsMayTake() throws Exception {
        assertThat(ShardProcess.LONGEST_DRAIN).isGreaterThan(Host.CLOSE_TIME);
        assertThat(Supervisor.GRACE).isGreaterThan(ShardProcess.LONGEST_DRAIN);
        Duration docker = Host.CLOSE_TIME.plusSeconds(20);
        assertThat(docker).isGreaterThan(Supervisor.GRACE);
        String bot = Files.readString(Path.of("..", "docker-compose.yml")).split("\n  guildhall:\n", 2)[1];
        assertThat(bot).contains("\n    stop_grace_period: " + docker.toSeconds() + "s\n");
    }
}
