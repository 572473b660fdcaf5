package dev.guildhall.xp.transfer;

import dev.guildhall.spi.id.GuildId;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads people from a table. The first line names the columns; where it begins with an id instead, the columns are id, XP and,
 * if there is a third, the level.
 *
 * <p>Our own reader, because a line with an open quote must spoil itself and not all that follows: it is completed by a few
 * further lines at most, and given up alone where they do not help.
 */
final class CsvReader {

    /** In lines; and no longer than a line may be, so that many open quotes take no more time than other lines. */
    private static final int LONGEST_RECORD = 20;

    private final GuildId guild;
    private final Intake intake;

    CsvReader(GuildId guild, Intake intake) {
        this.guild = guild;
        this.intake = intake;
    }

    /** What the columns hold, and how many there are. */
    private record Header(List<Optional<Spelling>> columns, char separator) {

        Header {
            columns = List.copyOf(columns);
        }

        boolean has(Names name) {
            return IntStream.range(0, columns.size()).anyMatch(column -> means(column, name));
        }

        boolean means(int column, Names name) {
            return columns.get(column)
                    .filter(spelling -> spelling.means() == name)
                    .isPresent();
        }
    }

    void read(TransferFile file) throws IOException {
        try (InputStream content = new BufferedInputStream(file.open())) {
            Lines lines = new Lines(content);
            Lines.Line first = lines.next();
            while (first != null && first.text().isBlank()) {
                first = lines.next();
            }
            if (first == null) {
                return;
            }
            Header header = header(first, lines);
            for (Lines.Line line = lines.next(); line != null; line = lines.next()) {
                if (!line.text().isBlank()) {
                    record(line, lines, header);
                }
            }
        }
    }

    private static Header header(Lines.Line first, Lines lines) {
        char separator = CsvLine.separator(first.text());
        List<String> names = CsvLine.fields(first.text(), separator).orElse(List.of());
        if (names.size() > 1 && Value.isSnowflake(names.getFirst().strip())) {
            lines.putBack(first);
            List<Optional<Spelling>> columns = new ArrayList<>(
                    List.of(Optional.of(Spelling.sure(Names.ID)), Optional.of(Spelling.sure(Names.XP))));
            names.stream().skip(2).forEach(name -> columns.add(Optional.empty()));
            return new Header(columns, separator);
        }
        Header header = new Header(names.stream().map(Names::of).toList(), separator);
        if (!header.has(Names.ID) || !header.has(Names.XP)) {
            throw new TransferException(
                    TransferException.Problem.NO_COLUMNS,
                    new BadRow(1, 0, BadRow.Reason.NOT_A_PERSON, String.join(", ", names)).value());
        }
        return header;
    }

    private void record(Lines.Line line, Lines lines, Header header) throws IOException {
        if (!line.whole()) {
            intake.bad(new BadRow(line.number(), 0, BadRow.Reason.LINE_TOO_LONG, line.text()));
            return;
        }
        List<String> fields = CsvLine.fields(line.text(), header.separator()).orElse(List.of());
        if (fields.isEmpty()) {
            List<String> longer = completed(line, lines, header);
            if (longer == null) {
                intake.bad(new BadRow(line.number(), 0, BadRow.Reason.OPEN_QUOTE, line.text()));
                return;
            }
            fields = longer;
        }
        if (fields.stream().skip(header.columns().size()).anyMatch(field -> !field.isBlank())) {
            intake.bad(new BadRow(line.number(), 0, BadRow.Reason.TOO_MANY_FIELDS, line.text()));
            return;
        }
        person(line.number(), fields, header);
    }

    /** The record with the lines that follow, where they close its quote and it then has the table's columns. */
    private static @Nullable List<String> completed(Lines.Line line, Lines lines, Header header) throws IOException {
        List<Lines.Line> taken = new ArrayList<>();
        StringBuilder record = new StringBuilder(line.text());
        while (taken.size() < LONGEST_RECORD && record.length() < Lines.LONGEST) {
            Lines.Line next = lines.next();
            if (next == null) {
                break;
            }
            taken.add(next);
            if (isRow(next, header)) {
                break;
            }
            record.append('\n').append(next.text());
            Optional<List<String>> fields = CsvLine.fields(record.toString(), header.separator());
            if (fields.isPresent() && fields.get().size() == header.columns().size()) {
                return fields.get();
            }
        }
        taken.reversed().forEach(lines::putBack);
        return null;
    }

    /** Whether a line is a row by itself: then no quote of an earlier line is meant to reach beyond it. */
    private static boolean isRow(Lines.Line line, Header header) {
        List<String> fields = CsvLine.fields(line.text(), header.separator()).orElse(List.of());
        return IntStream.range(0, Math.min(fields.size(), header.columns().size()))
                .anyMatch(column -> header.means(column, Names.ID)
                        && Value.isSnowflake(fields.get(column).strip()));
    }

    private void person(long line, List<String> fields, Header header) {
        Draft draft = new Draft(line, 0);
        for (int i = 0; i < Math.min(fields.size(), header.columns().size()); i++) {
            String field = fields.get(i);
            header.columns().get(i).ifPresent(spelling -> draft.with(spelling, Value.of(field)));
        }
        draft.into(intake, guild);
    }
}
