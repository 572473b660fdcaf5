package dev.guildhall.runner.cli;

import dev.guildhall.runner.http.StatusReport;
import dev.guildhall.runner.protocol.FromShard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

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
        lines.addAll(gauges(report));
        report.processes().stream()
                .flatMap(process -> process.lacking().stream())
                .distinct()
                .forEach(intent -> lines.add("NOT GRANTED: the privileged intent \"" + intent
                        + "\"; switch it on in the developer portal, or leave it out of GUILDHALL_INTENTS"));
        return String.join(System.lineSeparator(), lines);
    }

    /** The sums of all processes. */
    private static List<String> gauges(StatusReport report) {
        Map<String, Long> sums = new TreeMap<>();
        Map<String, String> descriptions = new HashMap<>();
        for (StatusReport.ShardProcess process : report.processes()) {
            for (FromShard.Gauge gauge : process.gauges()) {
                sums.merge(gauge.name(), gauge.value(), Long::sum);
                descriptions.put(gauge.name(), gauge.description());
            }
        }
        List<String> lines = new ArrayList<>();
        if (!sums.isEmpty()) {
            lines.add("");
        }
        sums.forEach((name, sum) -> lines.add("%-28s %12d  %s".formatted(name, sum, descriptions.get(name))));
        return lines;
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
