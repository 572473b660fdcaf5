package dev.guildhall.runner.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.guildhall.runner.config.Configuration;
import dev.guildhall.runner.doctor.Doctor;
import dev.guildhall.runner.doctor.Finding;
import dev.guildhall.runner.doctor.Finding.Level;
import dev.guildhall.runner.doctor.Notebook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code guildhall doctor}. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Looks whether the bot can run as it is configured, and says what to do where it cannot: data folder, disk,"
                    + " port, the run, database, schema, clocks, connections, Discord, token, logins, intents, and what"
                    + " the bot may do in each server. Changes nothing; a run may go on meanwhile.",
            ""
        },
        footer = {
            "",
            "Exit codes: 0 if there is no problem (there may be warnings), 1 if there is one, 2 if the options or the"
                    + " configuration are wrong."
        })
final class DoctorCommand implements Callable<Integer> {

    private static final int SHOWN_SERVERS = 20;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--json", order = -2, description = "Print everything that was found as JSON.")
    private boolean json;

    @Option(
            names = "--patience",
            order = -1,
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "How long a check may take (default 30).")
    private int patience;

    @Mixin
    private SettingOptions settings = new SettingOptions();

    /** The shape of {@code --json}. */
    record Report(String version, int problems, int warnings, List<Entry> findings) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            String check,
            String level,
            String seen,
            @Nullable String remedy,
            Finding.@Nullable Server server) {

        static Entry of(Finding finding) {
            return new Entry(
                    finding.check(),
                    finding.level().name().toLowerCase(Locale.ROOT),
                    finding.seen(),
                    finding.remedy().isEmpty() ? null : finding.remedy(),
                    finding.server().orElse(null));
        }
    }

    @Override
    public Integer call() throws Exception {
        if (patience < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--patience " + patience + " is too little: give 1 second or more");
        }
        Configuration configuration = settings.readQuietly();
        TerminalConsole console = TerminalConsole.ofThisProcess(json);
        FindingLines lines = new FindingLines(Terminal.ofThisProcess());
        List<Finding> findings = new ArrayList<>();
        new Doctor(configuration, Version.text(), Duration.ofSeconds(patience), new Notebook() {
                    @Override
                    public void found(Finding finding) {
                        findings.add(finding);
                        if (!json && isShown(finding, findings)) {
                            console.finish();
                            lines.of(finding).forEach(System.out::println);
                        }
                    }

                    @Override
                    public void progress(String what, long done, long total) {
                        console.progress(what, done, total);
                    }
                })
                .examine();
        console.finish();
        int problems = count(findings, Level.PROBLEM);
        int warnings = count(findings, Level.WARNING);
        if (json) {
            System.out.println(Json.text(new Report(
                    Version.text(),
                    problems,
                    warnings,
                    findings.stream().map(Entry::of).toList())));
        } else {
            System.out.println();
            System.out.println(summary(findings, problems, warnings));
        }
        return problems == 0 ? 0 : Failures.FAILED;
    }

    private static boolean isShown(Finding finding, List<Finding> before) {
        return finding.server().isEmpty() || servers(before, finding.check()) <= SHOWN_SERVERS;
    }

    private static long servers(List<Finding> findings, String check) {
        return findings.stream()
                .filter(each -> each.server().isPresent() && each.check().equals(check))
                .count();
    }

    private static int count(List<Finding> findings, Level level) {
        return (int) findings.stream().filter(each -> each.level() == level).count();
    }

    private static String summary(List<Finding> findings, int problems, int warnings) {
        long hidden = findings.stream()
                .map(Finding::check)
                .distinct()
                .mapToLong(check -> Math.max(0, servers(findings, check) - SHOWN_SERVERS))
                .sum();
        String more = hidden == 0 ? "" : "; " + hidden + " more about servers are shown with --json";
        if (problems + warnings == 0) {
            return "All is well.";
        }
        return (problems == 0 ? "No problem" : problems == 1 ? "1 problem" : problems + " problems")
                + (warnings == 0 ? "" : warnings == 1 ? ", 1 warning" : ", " + warnings + " warnings") + more + ".";
    }
}
