package dev.guildhall.xp.transfer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The table of a SQLite file that has columns for ids and XP.
 *
 * @param columns those that hold something of a person
 * @param computed whether reading all of its columns would run what the file says
 */
record SqliteTable(String name, List<Column> columns, boolean computed) {

    /** Where several tables would do, the first of these. */
    private static final List<String> KNOWN = List.of("users", "user_points", "levels", "members", "xp");
    /** In bytes. Ids and numbers are shorter; many rows can share one long text, which would be loaded for each. */
    private static final int LONGEST_CELL = 100;
    /** Of pragma_table_xinfo. */
    private static final int COMPUTED_WHEN_READ = 2;

    record Column(String name, Spelling spelling) {}

    static SqliteTable in(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        // Names that begin as numbers do would be numbers to the pragma that checks a table.
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
                                + " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
                                + " AND name NOT GLOB '[-+0-9]*' LIMIT 200")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        List<SqliteTable> tables = new ArrayList<>();
        for (String name : names) {
            tables.add(described(connection, name));
        }
        return tables.stream()
                .filter(SqliteTable::usable)
                .min(Comparator.comparingInt(SqliteTable::rank))
                .orElseThrow(() -> new TransferException(
                        TransferException.Problem.NO_COLUMNS,
                        names.stream().limit(10).collect(Collectors.joining(", "))));
    }

    private static SqliteTable described(Connection connection, String table) throws SQLException {
        List<Column> columns = new ArrayList<>();
        boolean computed = false;
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT name, hidden FROM pragma_table_xinfo(?)")) {
            statement.setString(1, table);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    String name = rows.getString(1);
                    int hidden = rows.getInt(2);
                    Optional<Spelling> spelling = hidden == 0 ? Names.of(name) : Optional.empty();
                    spelling.ifPresent(known -> columns.add(new Column(name, known)));
                    computed |= hidden == COMPUTED_WHEN_READ;
                }
            }
        }
        return new SqliteTable(table, columns, computed);
    }

    private boolean usable() {
        return has(Names.ID) && has(Names.XP);
    }

    private boolean has(Names wanted) {
        return columns.stream().anyMatch(column -> column.spelling().means() == wanted);
    }

    private int rank() {
        int known = KNOWN.indexOf(name);
        return known < 0 ? KNOWN.size() : known;
    }

    /**
     * Refuses a table whose pages are no tree: where some lead to one another again and again, a file of few of them has rows
     * without end. SQLite looks at each page and each row once, and at the first hundred faults.
     */
    void check(Connection connection) throws SQLException {
        if (computed) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA ignore_check_constraints = ON");
            try (ResultSet faults = statement.executeQuery("PRAGMA main.quick_check(" + quoted(name) + ")")) {
                String first = faults.next() ? String.valueOf(faults.getString(1)) : "";
                if (!first.equals("ok")) {
                    throw TransferException.broken(first.lines()
                            .filter(line -> !line.startsWith("***"))
                            .findFirst()
                            .orElse(""));
                }
            }
        }
    }

    /** All rows, with the columns in their order. */
    String query() {
        return columns.stream()
                .map(column -> quoted(column.name()))
                .map(cell ->
                        "CASE WHEN octet_length(" + cell + ") > " + LONGEST_CELL + " THEN '…' ELSE " + cell + " END")
                .collect(Collectors.joining(", ", "SELECT ", " FROM " + quoted(name)));
    }

    /** A name from the file as SQL's identifier: it can hold anything. */
    private static String quoted(@Nullable String name) {
        return "\"" + String.valueOf(name).replace("\"", "\"\"") + "\"";
    }
}
