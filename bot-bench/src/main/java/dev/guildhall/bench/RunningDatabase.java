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
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** The embedded PostgreSQL of a running bot, by the files of its data folder: one connection, and its processes. */
final class RunningDatabase implements AutoCloseable {

    private static final String USER = "postgres";

    private final LinuxProcess postmaster;
    private final String url;
    private final String password;
    private final Connection connection;
    private final DSLContext sql;

    RunningDatabase(Path data) throws IOException, SQLException {
        List<String> facts = Files.readAllLines(data.resolve("postgres").resolve("postmaster.pid"));
        this.postmaster = new LinuxProcess(Long.parseLong(facts.getFirst().strip()));
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

    LinuxProcess postmaster() {
        return postmaster;
    }

    /** Of all clients, this one too. */
    int connections() {
        return count("SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'");
    }

    private int count(String statement) {
        return sql.fetchSingle(statement).get(0, Integer.class);
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
