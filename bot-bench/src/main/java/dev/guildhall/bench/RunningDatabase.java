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
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/** The PostgreSQL of a running bot: one connection, and its processes. */
final class RunningDatabase implements AutoCloseable {

    private final String url;
    private final String user;
    private final String password;
    private final Connection connection;
    private final DSLContext sql;
    private final LinuxProcess postmaster;

    private RunningDatabase(String url, String user, String password) throws IOException, SQLException {
        this.url = url;
        this.user = user;
        this.password = password;
        this.connection = DriverManager.getConnection(url, user, password);
        this.sql = DSL.using(connection, SQLDialect.POSTGRES);
        this.postmaster = postmaster();
    }

    private LinuxProcess postmaster() throws IOException, SQLException {
        try {
            String facts =
                    sql.fetchSingle("SELECT pg_read_file('postmaster.pid')").get(0, String.class);
            LinuxProcess found =
                    new LinuxProcess(Long.parseLong(facts.lines().findFirst().orElseThrow()));
            if (found.name().equals("postgres")) {
                return found;
            }
        } catch (DataAccessException refused) {
            connection.close();
            throw new IOException("the user of the database has to be a superuser", refused);
        }
        connection.close();
        throw new IOException(
                "the processes of PostgreSQL cannot be seen: it has to run on this machine, and in a container"
                        + " with --pid host");
    }

    /** The one that the bot runs itself, by the files of its data folder. */
    static RunningDatabase embedded(Path data) throws IOException, SQLException {
        List<String> facts = Files.readAllLines(data.resolve("postgres").resolve("postmaster.pid"));
        return new RunningDatabase(
                "jdbc:postgresql://127.0.0.1:" + facts.get(3).strip() + "/postgres",
                "postgres",
                Files.readString(data.resolve("postgres.password")).strip());
    }

    static RunningDatabase at(String url, String user, String password) throws IOException, SQLException {
        return new RunningDatabase(url, user, password);
    }

    /** For a pool of so many connections of its own. */
    DatabaseOptions options(int connections) {
        return new DatabaseOptions(url, user, password, connections);
    }

    DSLContext sql() {
        return sql;
    }

    LinuxProcess server() {
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
