package dev.guildhall.runner.cli;

import dev.guildhall.db.SchemaPlan;
import java.util.ArrayList;
import java.util.List;

/** Shows to a person what a migration did or would do. */
record PlanLines(int width) {

    List<String> of(String database, boolean dryRun, SchemaPlan plan) {
        List<String> lines = new ArrayList<>();
        if (dryRun) {
            plan.pending().forEach(step -> lines.addAll(step(step)));
        }
        int count = plan.pending().size();
        String sets = count == 1 ? "1 change set" : count + " change sets";
        String said = count == 0
                ? "The database (" + database + ") has the schema of version " + Version.text() + " already; "
                        + (dryRun ? "nothing would run." : "nothing ran.")
                : dryRun
                        ? sets + " would run on the database (" + database + "), " + plan.applied()
                                + " ran before. Nothing was changed."
                        : "The database (" + database + ") has the schema of version " + Version.text() + " now; "
                                + sets + " ran.";
        lines.addAll(Wrapping.lines(said, width));
        if (!plan.unknown().isEmpty()) {
            lines.addAll(Wrapping.lines(
                    "Note: " + plan.unknown().size()
                            + " change sets in it are not known to this version, so a newer one" + " migrated it.",
                    width));
        }
        return lines;
    }

    private List<String> step(SchemaPlan.Step step) {
        String file = step.file().substring(step.file().lastIndexOf('/') + 1);
        List<String> lines = new ArrayList<>();
        lines.add(step.id() + " (" + file + ")");
        if (!step.comment().isEmpty()) {
            Wrapping.lines(step.comment(), width - 4).forEach(line -> lines.add("    " + line));
        }
        return lines;
    }
}
