package dev.guildhall.runner.supervisor;

import dev.guildhall.runner.database.DatabaseAccess;
import dev.guildhall.runner.database.DatabaseProbe;
import dev.guildhall.runner.http.OperatorView;
import dev.guildhall.runner.http.Readiness;
import dev.guildhall.runner.http.StatusReport;
import dev.guildhall.runner.protocol.FromShard;
import dev.guildhall.runner.protocol.ToShard;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an operator sees of a run. The HTTP server opens before the shard processes start. Thread-safe. */
final class RunView implements OperatorView {

    private final String version;
    private final String discord;
    private final DatabaseAccess database;
    private final DatabaseProbe probe;
    private final Instant startedAt = Instant.now();
    private volatile @Nullable Cluster cluster;

    RunView(String version, String discord, DatabaseAccess database, DatabaseProbe probe) {
        this.version = version;
        this.discord = discord;
        this.database = database;
        this.probe = probe;
    }

    void shows(Cluster started) {
        cluster = started;
    }

    @Override
    public StatusReport status() {
        Cluster shown = cluster;
        List<StatusReport.ShardProcess> processes = new ArrayList<>();
        if (shown != null) {
            List<ChildView> views = shown.views();
            for (int process = 0; process < views.size(); process++) {
                processes.add(report(process, views.get(process)));
            }
        }
        DatabaseProbe.Health health = probe.health();
        return new StatusReport(
                version,
                startedAt.toString(),
                Duration.between(startedAt, Instant.now()).toSeconds(),
                ProcessHandle.current().pid(),
                discord,
                shown == null ? 0 : shown.identifiesLeft(),
                new StatusReport.Database(database.kind(), health.version(), health.reachable()),
                processes);
    }

    private static StatusReport.ShardProcess report(int process, ChildView view) {
        String state = view.state().name().toLowerCase(Locale.ROOT);
        FromShard.Status last = view.last();
        return last == null
                ? new StatusReport.ShardProcess(
                        process,
                        view.pid(),
                        state,
                        view.restarts(),
                        0,
                        0,
                        0,
                        List.of(),
                        null,
                        null,
                        null,
                        List.of(),
                        List.of())
                : new StatusReport.ShardProcess(
                        process,
                        view.pid(),
                        state,
                        view.restarts(),
                        last.rssBytes(),
                        last.heapUsed(),
                        last.cpuSeconds(),
                        last.shards(),
                        last.pool(),
                        last.lanes(),
                        last.outbox(),
                        last.gauges(),
                        last.lacking());
    }

    @Override
    public Readiness readiness() {
        List<String> reasons = new ArrayList<>();
        if (!probe.health().reachable()) {
            reasons.add("the database at " + database.place() + " does not answer");
        }
        Cluster shown = cluster;
        if (shown == null) {
            reasons.add("the shard processes are not started yet");
            return Readiness.because(reasons);
        }
        List<ChildView> views = shown.views();
        for (ToShard.Start start : shown.starts()) {
            reason(start, views.get(start.process())).ifPresent(reasons::add);
        }
        return Readiness.because(reasons);
    }

    private static Optional<String> reason(ToShard.Start start, ChildView view) {
        String name = "process " + start.process();
        int shards = start.lastShard() - start.firstShard() + 1;
        if (view.ready(shards)) {
            return Optional.empty();
        }
        return Optional.of(
                switch (view.state()) {
                    case STARTING -> name + " starts";
                    case RUNNING ->
                        name + " has "
                                + view.status().stream()
                                        .flatMap(status -> status.shards().stream())
                                        .filter(FromShard.Shard::ready)
                                        .count()
                                + " of " + shards + " shards logged in"
                                + (view.status()
                                                .filter(FromShard.Status::commandsSettled)
                                                .isPresent()
                                        ? ""
                                        : ", and has not registered the commands yet");
                    case RESTARTING -> name + " ended, and starts again soon";
                    case BROKEN ->
                        name + " ended too often, and waits for minutes before the next start: the log says why";
                    case DRAINED, ENDED -> name + " has ended";
                });
    }
}
