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

    private static final int TABLE_WIDTH = 98;
    private static final int GAUGE_WIDTH = 36;

    private StatusTable() {}

    /** As a table where there is room for it, else a paragraph for each process. */
    static List<String> of(StatusReport report, int width) {
        List<String> lines = new ArrayList<>();
        lines.addAll(Wrapping.lines(
                "Guildhall %s, up %s, on %s"
                        .formatted(report.version(), duration(report.uptimeSeconds()), report.discord()),
                width));
        lines.addAll(Wrapping.lines(
                "database: %s PostgreSQL %s, %s"
                        .formatted(
                                report.database().kind(),
                                report.database().version(),
                                report.database().reachable() ? "answers" : "DOES NOT ANSWER"),
                width));
        lines.add("");
        boolean table = width >= TABLE_WIDTH;
        if (table) {
            lines.add("%-8s %-10s %8s %9s %8s %9s  %-6s %-10s %7s %8s"
                    .formatted(
                            "process",
                            "state",
                            "pid",
                            "restarts",
                            "memory",
                            "cpu",
                            "shard",
                            "state",
                            "guilds",
                            "latency"));
        }
        for (StatusReport.ShardProcess process : report.processes()) {
            lines.addAll(table ? rows(process) : paragraph(process, width));
        }
        lines.addAll(gauges(report, width));
        report.processes().stream()
                .flatMap(process -> process.lacking().stream())
                .distinct()
                .forEach(intent -> lines.addAll(Wrapping.lines(
                        "NOT GRANTED: the privileged intent \"" + intent
                                + "\"; switch it on in the developer portal, or leave it out of GUILDHALL_INTENTS",
                        width)));
        return lines;
    }

    /** The sums of all processes. */
    private static List<String> gauges(StatusReport report, int width) {
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
        sums.forEach((name, sum) -> lines.addAll(Wrapping.labelled(
                "%-24s %9d".formatted(name, sum), GAUGE_WIDTH, String.valueOf(descriptions.get(name)), width)));
        return lines;
    }

    private static List<String> rows(StatusReport.ShardProcess process) {
        List<String> rows = new ArrayList<>();
        String left = String.format(
                Locale.ROOT,
                "%-8d %-10s %8d %9d %6d M %7.1f s",
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
                            latency(shard)));
            left = " ".repeat(left.length());
        }
        if (process.shards().isEmpty()) {
            rows.add(left);
        }
        return rows;
    }

    private static List<String> paragraph(StatusReport.ShardProcess process, int width) {
        List<String> lines = new ArrayList<>();
        lines.add("process " + process.id() + ": " + process.state() + ", pid " + process.pid());
        String figures = String.format(
                Locale.ROOT,
                "%d restarts, %d MB memory, %.1f s cpu",
                process.restarts(),
                process.rssBytes() / 1_048_576,
                process.cpuSeconds());
        Wrapping.lines(figures, width - 2).forEach(line -> lines.add("  " + line));
        for (FromShard.Shard shard : process.shards()) {
            String text = "shard " + shard.shard() + ": " + shard.state().toLowerCase(Locale.ROOT) + ", "
                    + shard.guilds() + " guilds" + (shard.latencyMillis() < 0 ? "" : ", " + latency(shard));
            Wrapping.lines(text, width - 2).forEach(line -> lines.add("  " + line));
        }
        return lines;
    }

    private static String latency(FromShard.Shard shard) {
        return shard.latencyMillis() < 0 ? "-" : shard.latencyMillis() + " ms";
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
