package dev.guildhall.xp.transfer;

import dev.guildhall.spi.id.GuildId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Reads people from the SQLite file of another bot: from the table that has columns for ids and XP.
 *
 * <p>The file may be made to do harm. So a copy of it is opened, for reading only; views, virtual tables and computed columns
 * are not touched, because reading those runs what the file says; its schema is not trusted with functions; and neither the
 * schema nor the rows are followed without end.
 */
final class SqliteReader {

    private static final long MOST_BYTES = 256L << 20;
    /** A row that is stored takes six at least: two lead to it, two are its length and number, two say how it is stored. */
    private static final int LEAST_BYTES_OF_A_ROW = 4;
    /** Seconds are enough for the largest file, on a busy machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration INTERRUPTED_AGAIN = Duration.ofMillis(20);

    private final GuildId guild;
    private final Intake intake;
    private final Duration patience;

    SqliteReader(GuildId guild, Intake intake) {
        this(guild, intake, PATIENCE);
    }

    /** @param patience how long the file may take until its first row can be read */
    SqliteReader(GuildId guild, Intake intake, Duration patience) {
        this.guild = guild;
        this.intake = intake;
        this.patience = patience;
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
            readCopy(copy, file.size() / LEAST_BYTES_OF_A_ROW);
        } catch (SQLException broken) {
            throw TransferException.broken(
                    String.valueOf(broken.getMessage()).lines().findFirst().orElse(""));
        } finally {
            // Of a database that was written ahead, SQLite leaves files of its own beside it.
            for (String ending : List.of("", "-wal", "-shm", "-journal")) {
                Files.deleteIfExists(copy.resolveSibling(copy.getFileName() + ending));
            }
        }
    }

    private void readCopy(Path copy, long mostRows) throws SQLException {
        Properties readOnly = new Properties();
        readOnly.setProperty("open_mode", "1");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy, readOnly)) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA trusted_schema = OFF");
                statement.execute("PRAGMA cell_size_check = ON");
                statement.execute("PRAGMA query_only = ON");
            }
            rows(connection, table(connection), mostRows);
        }
    }

    /**
     * The table, once it was checked. The schema is a table too, read by whatever comes first and checked by nothing, so all of
     * this has an end in time alone. Not on a virtual thread: SQLite would hold on to its carrier for as long.
     */
    private SqliteTable table(Connection connection) throws SQLException {
        try (ExecutorService thread = Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().name("sqlite-check").daemon().factory());
                Statement running = connection.createStatement()) {
            Future<SqliteTable> table = thread.submit(() -> {
                SqliteTable found = SqliteTable.in(connection);
                found.check(connection);
                return found;
            });
            try {
                return table.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException endless) {
                interrupt(running, table);
                throw TransferException.broken("SQLite: > " + patience.toSeconds() + " s");
            } catch (InterruptedException ended) {
                interrupt(running, table);
                Thread.currentThread().interrupt();
                throw TransferException.broken("interrupted");
            } catch (ExecutionException failed) {
                switch (failed.getCause()) {
                    case SQLException broken -> throw broken;
                    case TransferException refused -> throw refused;
                    case null, default -> throw new IllegalStateException("the file could not be checked", failed);
                }
            }
        }
    }

    /** Ends whatever SQLite does; again and again, because it forgets an interruption between two statements. */
    private static void interrupt(Statement running, Future<?> work) throws SQLException {
        while (!work.isDone()) {
            running.cancel();
            LockSupport.parkNanos(INTERRUPTED_AGAIN.toNanos());
        }
    }

    private void rows(Connection connection, SqliteTable table, long most) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(table.query())) {
            for (long number = 1; rows.next(); number++) {
                if (number > most) {
                    throw TransferException.broken("SQLite: > " + most + " rows");
                }
                Draft draft = new Draft(number, 0);
                for (int i = 0; i < table.columns().size(); i++) {
                    draft.with(table.columns().get(i).spelling(), value(rows.getObject(i + 1)));
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
}
