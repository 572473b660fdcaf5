package dev.guildhall.runner.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.runner.protocol.FromShard;
import dev.guildhall.runner.protocol.ToShard;
import dev.guildhall.testkit.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClusterIT {

    private final List<String> fatal = new CopyOnWriteArrayList<>();
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final List<Process> launched = new CopyOnWriteArrayList<>();

    @AfterEach
    void nothingIsLeft() {
        assertThat(launched).noneMatch(Process::isAlive);
    }

    private Cluster cluster(String fault, Duration grace) {
        List<ToShard.Start> starts = new ArrayList<>();
        for (ShardRange range : ShardPlan.of(4, 2).ranges()) {
            starts.add(new ToShard.Start(
                    starts.size(),
                    range.first(),
                    range.last(),
                    4,
                    "a.b.c",
                    "http://127.0.0.1:1",
                    new ToShard.DatabaseLogin("jdbc:postgresql://h/d", "u", "p", 1),
                    Set.of(),
                    Set.of(),
                    starts.isEmpty(),
                    30));
        }
        IdentifyQueue identifies = new IdentifyQueue(
                16,
                Duration.ofMillis(1),
                1_000,
                1_000,
                System.nanoTime() + Duration.ofDays(1).toNanos());
        ChildLauncher launcher = process -> {
            Process started = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            FakeShard.class.getName(),
                            fault)
                    .start();
            launched.add(started);
            return started;
        };
        return new Cluster(
                starts,
                launcher,
                identifies,
                new RestBudget(50, Duration.ofSeconds(1)),
                fatal::add,
                (process, line) -> log.add(process + " " + line),
                grace);
    }

    private static boolean ready(Cluster cluster) {
        return cluster.views().stream().allMatch(view -> view.ready(2));
    }

    @Test
    void processesGetTheirTurnsAndBecomeReady() {
        try (Cluster cluster = cluster("", Duration.ofSeconds(10))) {
            cluster.begin();
            Await.until("both are ready", () -> ready(cluster));
            Await.until(
                    "REST calls were granted",
                    () -> cluster.views().stream()
                            .allMatch(view -> view.status()
                                    .map(FromShard.Status::lanes)
                                    .filter(lanes -> lanes.handled() == 3)
                                    .isPresent()));
            assertThat(cluster.identifiesLeft()).isEqualTo(996);
            assertThat(log).contains("0 runs as Start[process=0, shards=0-1 of 4]");
        }
        assertThat(launched).hasSize(2).allMatch(process -> process.exitValue() == 0);
        assertThat(fatal).isEmpty();
    }

    @Test
    void aProcessThatIsKilledComesBackAndTheOtherIsUndisturbed() {
        try (Cluster cluster = cluster("", Duration.ofSeconds(10))) {
            cluster.begin();
            Await.until("both are ready", () -> ready(cluster));
            long undisturbed = cluster.views().get(1).pid();
            ProcessHandle.of(cluster.views().get(0).pid()).orElseThrow().destroyForcibly();
            Await.until("it was started again", () -> cluster.views().get(0).restarts() == 1);
            Await.until("both are ready", () -> ready(cluster));
            assertThat(cluster.views().get(1).pid()).isEqualTo(undisturbed);
            assertThat(cluster.views().get(1).restarts()).isZero();
        }
    }

    private List<String> lossesOf(String fault, Duration grace) {
        Cluster cluster = cluster(fault, grace);
        try (cluster) {
            cluster.begin();
            Await.until("both are ready", () -> ready(cluster));
        }
        Await.until("both are gone", () -> launched.stream().noneMatch(Process::isAlive));
        return cluster.losses();
    }

    @Test
    void anOrderlyEndLosesNothing() {
        assertThat(lossesOf("", Duration.ofSeconds(10))).isEmpty();
    }

    @Test
    void aProcessThatDoesNotFinishIsEndedAfterTheGraceAndThatIsSaid() {
        assertThat(lossesOf("stuck", Duration.ofMillis(200)))
                .containsExactly(
                        "process 0 did not finish within 0 s and was killed",
                        "process 1 did not finish within 0 s and was killed");
    }

    @Test
    void whatAProcessCouldNotFinishIsSaid() {
        assertThat(lossesOf("loses", Duration.ofSeconds(10)))
                .containsExactly(
                        "process 0 left 3 events or modules undone", "process 1 left 3 events or modules undone");
    }

    @Test
    void aProcessThatDiesWhileItFinishesIsSaid() {
        assertThat(lossesOf("crashes", Duration.ofSeconds(10)))
                .containsExactly(
                        "process 0 ended with exit code 5 before it had finished its work",
                        "process 1 ended with exit code 5 before it had finished its work");
    }

    @Test
    void aFatalErrorReachesTheOperator() {
        try (Cluster cluster = cluster("fatal", Duration.ofSeconds(10))) {
            cluster.begin();
            Await.until("it was said", () -> fatal.contains("the token is refused"));
        }
    }

    @Test
    void aProcessThatDiesAtOnceIsStartedAgainAndAgainWithPauses() {
        try (Cluster cluster = cluster("dies", Duration.ofSeconds(10))) {
            cluster.begin();
            Await.until(
                    "both were started again", () -> cluster.views().stream().allMatch(view -> view.restarts() >= 2));
        }
        assertThat(launched).allMatch(process -> process.exitValue() == 3);
    }

    @Test
    void processesEndWhenTheirSupervisorIsGone() throws Exception {
        try (Cluster cluster = cluster("", Duration.ofSeconds(10))) {
            cluster.begin();
            Await.until("both are ready", () -> ready(cluster));
            // What the operating system does when the supervisor dies.
            launched.get(0).getOutputStream().close();
            Await.until("it noticed", () -> log.stream().anyMatch(line -> line.endsWith("the supervisor is gone")));
        }
    }
}
