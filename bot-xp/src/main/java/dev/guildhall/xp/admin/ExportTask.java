package dev.guildhall.xp.admin;

import dev.guildhall.spi.facet.OperatorTask;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.xp.export.ExportFormat;
import dev.guildhall.xp.export.Exporter;
import dev.guildhall.xp.operation.Meaning;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code ./guildhall export --guild <id> --format csv --file xp.csv}: streamed, so of any size. */
final class ExportTask implements OperatorTask {

    private final Exporter exporter;
    private final Meaning meaning;

    ExportTask(Exporter exporter, Meaning meaning) {
        this.exporter = exporter;
        this.meaning = meaning;
    }

    @Override
    public String name() {
        return "export";
    }

    @Override
    public String description() {
        return "Writes all members' XP to a file";
    }

    @Override
    public String usage() {
        return """
                export --guild <id> [--format json|csv] [--file <file>]

                --format  json (default) or csv; "./guildhall import" reads both
                --file    where to; without, the lines are printed, for "> file"
                --json    says as JSON how an export to a file went: {"file", "members"}""";
    }

    @Override
    public void run(List<String> arguments, Console console) {
        Line line = new Line(arguments, Set.of("--guild", "--format", "--file"), Set.of());
        GuildId guild = line.guild();
        ExportFormat format = ExportFormat.of(line.option("--format").orElse(ExportFormat.JSON.key()));
        Path file = line.option("--file").or(line::file).map(Path::of).orElse(null);
        if (file == null && console.wantsResult()) {
            throw new IllegalArgumentException(
                    "--json says how an export to a file went: name one with --file; without,"
                            + " the export itself is printed, as JSON unless --format csv");
        }
        try {
            if (file == null) {
                write(guild, format, new Said(console), Exporter.Progress.NONE);
                return;
            }
            long members;
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                members = write(guild, format, out, (done, total) -> console.progress("written", done, total));
            }
            console.say(members + " members written to " + file.toAbsolutePath());
            console.result(Map.of("file", file.toAbsolutePath().toString(), "members", members));
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write " + file + ": " + failed.getMessage(), failed);
        }
    }

    private long write(GuildId guild, ExportFormat format, OutputStream out, Exporter.Progress progress)
            throws IOException {
        long members =
                exporter.write(guild, format.writer(out), meaning.of(guild).levels()::level, Instant.now(), progress);
        out.flush();
        return members;
    }

    /** Says each line of what is written. */
    private static final class Said extends OutputStream {

        private final Console console;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        Said(Console console) {
            this.console = console;
        }

        @Override
        public void write(int value) {
            if (value == '\n') {
                String text = line.toString(StandardCharsets.UTF_8);
                console.say(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
                line.reset();
            } else {
                line.write(value);
            }
        }
    }
}
