package dev.guildhall.runner.cli;

import dev.guildhall.runner.http.StatusReport;
import dev.guildhall.runner.protocol.FromShard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A status as text for a terminal. */
final class StatusTable {

    private StatusTable() {}

    static String of(StatusReport report) {
        List<String> lines = new ArrayList<>();
        lines.add("Guildhall %s, up %s, on %s"
                .formatted(report.version(), duration(report.uptimeSeconds()), report.discord()));
        lines.add("database: %s PostgreSQL %s, %s"
                .formatted(
                        report.database().kind(),
                        report.database().version(),
                        report.database().reachable() ? "answers" : "DOES NOT ANSWER"));
        lines.add("");
        lines.add("%-8s %-10s %8s %9s %8s %7s  %-6s %-10s %7s %8s"
                .formatted(
                        "process", "state", "pid", "restarts", "memory", "cpu", "shard", "state", "guilds", "latency"));
        for (StatusReport.ShardProcess process : report.processes()) {
            lines.addAll(rows(process));
        }
        return String.join(System.lineSeparator(), lines);
    }

    private static List<String> rows(StatusReport.ShardProcess process) {
        List<String> rows = new ArrayList<>();
        String left = String.format(
                Locale.ROOT,
                "%-8d %-10s %8d %9d %6d M %5.1f s",
                process.id(),
                process.state(),
                process.pid(),
                process.restarts(),
                process.rssBytes() / 1_048_576,
                process.cpuSeconds());
        for (FromShard.Shard shard : process.shards()) {
            rows.add("%s  %-6d %-10s %7d %8s"
                    .formatted(
                            left,
                            shard.shard(),
                            shard.state().toLowerCase(Locale.ROOT),
                            shard.guilds(),
                            shard.latencyMillis() < 0 ? "-" : shard.latencyMillis() + " ms"));
            left = " ".repeat(left.length());
        }
        if (process.shards().isEmpty()) {
            rows.add(left);
        }
        return rows;
    }

    private static String duration(long seconds) {
        Duration duration = Duration.ofSeconds(seconds);
        return duration.toDays() > 0
                ? duration.toDays() + " d " + duration.toHoursPart() + " h"
                : duration.toHours() > 0
                        ? duration.toHours() + " h " + duration.toMinutesPart() + " min"
                        : duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
    }
}
