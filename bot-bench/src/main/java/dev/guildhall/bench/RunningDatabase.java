package dev.guildhall.bench;

import dev.guildhall.core.database.DatabaseOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** The embedded PostgreSQL of a running bot, by the files of its data folder: one connection, and the time it computes. */
final class RunningDatabase implements AutoCloseable {

    private static final double TICKS_PER_SECOND = 100;

    private static final String USER = "postgres";

    private final long postmaster;
    private final String url;
    private final String password;
    private final Connection connection;
    private final DSLContext sql;

    RunningDatabase(Path data) throws IOException, SQLException {
        List<String> facts = Files.readAllLines(data.resolve("postgres").resolve("postmaster.pid"));
        this.postmaster = Long.parseLong(facts.getFirst().strip());
        this.url = "jdbc:postgresql://127.0.0.1:" + facts.get(3).strip() + "/postgres";
        this.password = Files.readString(data.resolve("postgres.password")).strip();
        this.connection = DriverManager.getConnection(url, USER, password);
        this.sql = DSL.using(connection, SQLDialect.POSTGRES);
    }

    /** For a pool of so many connections of its own. */
    DatabaseOptions options(int connections) {
        return new DatabaseOptions(url, USER, password, connections);
    }

    DSLContext sql() {
        return sql;
    }

    /** Of all its processes, those that have ended too; Linux only. */
    double cpuSeconds() {
        double own = ticks(postmaster, 14, 15, 16, 17);
        try (Stream<ProcessHandle> children =
                ProcessHandle.of(postmaster).map(ProcessHandle::children).orElse(Stream.empty())) {
            return (own
                            + children.mapToDouble(child -> ticks(child.pid(), 14, 15))
                                    .sum())
                    / TICKS_PER_SECOND;
        }
    }

    private static double ticks(long process, int... fields) {
        try {
            String line = Files.readString(Path.of("/proc/" + process + "/stat"));
            String[] words = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
            double sum = 0;
            for (int field : fields) {
                // The fields of proc(5) count from one, and the first two are the id and the name.
                sum += Double.parseDouble(Objects.requireNonNull(words[field - 3]));
            }
            return sum;
        } catch (IOException ended) {
            return 0;
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw new UncheckedIOException(new IOException(failure));
        }
    }
}
