package dev.guildhall.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What was measured: a table for people, JSON for programs. Thread-safe. */
final class Report {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int WIDTH = 66;

    private final String title;
    private final PrintStream progress;
    private final List<Line> lines = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    /** @param progress told each line as soon as it is known */
    Report(String title, PrintStream progress) {
        this.title = title;
        this.progress = progress;
    }

    /**
     * A line of the table.
     *
     * @param part what it belongs to
     * @param goal nothing where it is told for what it is
     */
    record Line(String part, String what, double value, String unit, Optional<Goal> goal) {

        String reached() {
            return goal.map(each -> each.isReachedBy(value) ? "yes" : "NO").orElse("");
        }
    }

    /** Begins a part: what comes until the next one belongs to it. */
    Part part(String name) {
        progress.println(name + " …");
        return new Part(name);
    }

    /** One thing that was measured, in several lines. */
    final class Part {

        private final String name;

        private Part(String name) {
            this.name = name;
        }

        Part tell(String what, double value, String unit) {
            return add(new Line(name, what, value, unit, Optional.empty()));
        }

        Part hold(String what, double value, String unit, Goal goal) {
            return add(new Line(name, what, value, unit, Optional.of(goal)));
        }

        /** Half and nearly all of some times, the latter held against a goal. */
        Part hold(String what, Sample millis, Goal goal) {
            return tell(what + ", p50 of " + millis.size(), millis.quantile(0.5), "ms")
                    .hold(what + ", p99", millis.quantile(0.99), "ms", goal);
        }

        Part tell(String what, Sample millis) {
            return tell(what + ", p50 of " + millis.size(), millis.quantile(0.5), "ms")
                    .tell(what + ", p99", millis.quantile(0.99), "ms");
        }

        private Part add(Line line) {
            synchronized (lines) {
                lines.add(line);
            }
            progress.println("  " + row(line));
            return this;
        }
    }

    /** Notes that something could not be measured. */
    void failed(String part, Throwable why) {
        String failure = part + " could not be measured: " + why;
        synchronized (lines) {
            failures.add(failure);
        }
        progress.println("  " + failure);
    }

    private List<String> failures() {
        synchronized (lines) {
            return List.copyOf(failures);
        }
    }

    List<Line> lines() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    /** Whether everything was measured, and every goal is reached. */
    boolean isGood() {
        return failures().isEmpty()
                && lines().stream()
                        .allMatch(line -> line.goal()
                                .map(goal -> goal.isReachedBy(line.value()))
                                .orElse(true));
    }

    String table() {
        StringBuilder table = new StringBuilder("\n" + title + "\n\n");
        table.append(columns("WHAT", "MEASURED", "GOAL", "REACHED")).append('\n');
        String part = "";
        for (Line line : lines()) {
            if (!line.part().equals(part)) {
                part = line.part();
                table.append(part).append('\n');
            }
            table.append("  ").append(row(line)).append('\n');
        }
        failures().forEach(failure -> table.append(failure).append('\n'));
        return table.toString();
    }

    private static String row(Line line) {
        return columns(
                        line.what(),
                        number(line.value()) + (line.unit().isEmpty() ? "" : " " + line.unit()),
                        line.goal().map(Goal::text).orElse(""),
                        line.reached())
                .stripTrailing();
    }

    private static String columns(String what, String measured, String goal, String reached) {
        return String.format(Locale.ROOT, "%-" + WIDTH + "s %18s  %12s  %s", what, measured, goal, reached);
    }

    /** With as many digits as say something. */
    static String number(double value) {
        double size = Math.abs(value);
        String format = size >= 1000 || value == Math.rint(value) ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, size > 0 && size < 0.1 ? "%.4f" : format, value);
    }

    ObjectNode json() {
        ObjectNode json = JSON.createObjectNode()
                .put("benchmark", title)
                .put("processors", Runtime.getRuntime().availableProcessors())
                .put("java", System.getProperty("java.vm.version"));
        ArrayNode measured = json.putArray("measured");
        for (Line line : lines()) {
            ObjectNode each = measured.addObject()
                    .put("part", line.part())
                    .put("what", line.what())
                    .put("value", line.value())
                    .put("unit", line.unit());
            line.goal()
                    .ifPresent(goal -> each.put(goal.kind().name().toLowerCase(Locale.ROOT), goal.limit())
                            .put("reached", goal.isReachedBy(line.value())));
        }
        ArrayNode failed = json.putArray("failures");
        failures().forEach(failed::add);
        return json;
    }

    void write(Path file) throws IOException {
        Files.writeString(
                file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json()) + System.lineSeparator());
    }
}
