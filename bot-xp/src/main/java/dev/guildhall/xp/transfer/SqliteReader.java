package dev.guildhall.xp.transfer;

import dev.guildhall.spi.id.GuildId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads people from the SQLite file of another bot: from the table that has columns for ids and XP.
 *
 * <p>The file may be made to do harm. So a copy of it is opened, for reading only; views, virtual tables and computed columns
 * are not touched, because reading those runs what the file says; and its schema is not trusted with functions.
 */
final class SqliteReader {

    private static final long MOST_BYTES = 256L << 20;
    /** Where several tables would do, the first of these. */
    private static final List<String> KNOWN = List.of("users", "user_points", "levels", "members", "xp");

    private final GuildId guild;
    private final Intake intake;

    SqliteReader(GuildId guild, Intake intake) {
        this.guild = guild;
        this.intake = intake;
    }

    void read(TransferFile file) throws IOException {
        if (file.size() > MOST_BYTES) {
            throw new TransferException(TransferException.Problem.TOO_LARGE, (MOST_BYTES >> 20) + " MiB");
        }
        Path copy = Files.createTempFile("guildhall-import-", ".sqlite");
        try {
            try (InputStream content = file.open()) {
                Files.copy(content, copy, StandardCopyOption.REPLACE_EXISTING);
            }
            readCopy(copy);
        } catch (SQLException broken) {
            throw new TransferException(
                    TransferException.Problem.BROKEN,
                    String.valueOf(broken.getMessage()).lines().findFirst().orElse(""));
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private void readCopy(Path copy) throws SQLException {
        Properties readOnly = new Properties();
        readOnly.setProperty("open_mode", "1");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy, readOnly)) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA trusted_schema = OFF");
                statement.execute("PRAGMA cell_size_check = ON");
                statement.execute("PRAGMA query_only = ON");
            }
            rows(connection, table(connection));
        }
    }

    private record Column(String name, Spelling spelling) {}

    private record Source(String table, List<Column> columns) {

        boolean usable() {
            return has(Names.ID) && has(Names.XP);
        }

        private boolean has(Names wanted) {
            return columns.stream().anyMatch(column -> column.spelling().means() == wanted);
        }

        int rank() {
            int known = KNOWN.indexOf(table);
            return known < 0 ? KNOWN.size() : known;
        }
    }

    private static Source table(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
                                + " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' LIMIT 200")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        List<Source> sources = new ArrayList<>();
        for (String table : tables) {
            sources.add(new Source(table, columns(connection, table)));
        }
        return sources.stream()
                .filter(Source::usable)
                .min(Comparator.comparingInt(Source::rank))
                .orElseThrow(() -> new TransferException(
                        TransferException.Problem.NO_COLUMNS,
                        tables.stream().limit(10).collect(Collectors.joining(", "))));
    }

    private static List<Column> columns(Connection connection, String table) throws SQLException {
        List<Column> columns = new ArrayList<>();
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0")) {
            statement.setString(1, table);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    String name = rows.getString(1);
                    Names.of(name).ifPresent(spelling -> columns.add(new Column(name, spelling)));
                }
            }
        }
        return columns;
    }

    private void rows(Connection connection, Source source) throws SQLException {
        List<Column> columns = source.columns();
        String wanted = columns.stream().map(column -> quoted(column.name())).collect(Collectors.joining(", "));
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT " + wanted + " FROM " + quoted(source.table()))) {
            for (long number = 1; rows.next(); number++) {
                Draft draft = new Draft(number, 0);
                for (int i = 0; i < columns.size(); i++) {
                    draft.with(columns.get(i).spelling(), value(rows.getObject(i + 1)));
                }
                draft.into(intake, guild);
            }
        }
    }

    /** Whole numbers are exact there; those with a fraction are not. */
    private static Value value(@Nullable Object cell) {
        return switch (cell) {
            case Double number -> new Value(number.toString(), true);
            case Number number -> Value.of(number.toString());
            case String text -> Value.of(text);
            case null, default -> Value.of("");
        };
    }

    /** A name from the file as SQL's identifier: it can hold anything. */
    private static String quoted(@Nullable String name) {
        return "\"" + String.valueOf(name).replace("\"", "\"\"") + "\"";
    }
}
