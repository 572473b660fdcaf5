package dev.guildhall.runner.cli;

import dev.guildhall.runner.doctor.Finding;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/** Shows findings to a person. */
record FindingLines(Terminal terminal) {

    private static final int LABEL = 28;

    List<String> of(Finding finding) {
        String level = switch (finding.level()) {
            case OK -> "ok";
            case WARNING -> "WARNING";
            case PROBLEM -> "PROBLEM";
        };
        String label = "%-8s %s".formatted(level, finding.check());
        String where = finding.server()
                .map(server -> "\"" + server.name() + "\" (" + server.id() + "): ")
                .orElse("");
        List<String> lines = new ArrayList<>(Wrapping.labelled(label, LABEL, where + finding.seen(), terminal.width()));
        if (!finding.remedy().isEmpty()) {
            List<String> remedy = Wrapping.labelled("", LABEL, "-> " + finding.remedy(), terminal.width());
            lines.addAll(remedy.getFirst().isEmpty() ? remedy.subList(1, remedy.size()) : remedy);
        }
        lines.set(0, painted(lines.getFirst(), level, finding.level()));
        return lines;
    }

    private String painted(String line, String word, Finding.Level level) {
        String style = switch (level) {
            case OK -> "green";
            case WARNING -> "bold,yellow";
            case PROBLEM -> "bold,red";
        };
        // Only the word: what follows may hold marks that a style would take for its own.
        return terminal.colored()
                ? Ansi.ON.string("@|" + style + " " + word + "|@") + line.substring(word.length())
                : line;
    }
}
