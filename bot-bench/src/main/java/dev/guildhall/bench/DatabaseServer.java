package dev.guildhall.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/**
 * A PostgreSQL server of this machine that is measured in place of the embedded one. Each bot gets a database of its own there, which
 * is dropped in the end.
 *
 * @param host with the port
 * @param user who may create databases and read the server's files: a superuser
 * @param password as it is, not as in an address
 */
record DatabaseServer(String host, String user, String password) {

    private static final String DATABASE = "guildhall_bench";

    /**
     * @param address {@code postgres://user:password@host:port/database}
     * @throws IllegalArgumentException if it is none; it does not repeat the address, which has a password in it
     */
    static DatabaseServer of(String address) {
        try {
            URI uri = URI.create(address);
            String[] person = uri.getUserInfo().split(":", 2);
            return new DatabaseServer(
                    uri.getHost() + ":" + (uri.getPort() < 0 ? 5432 : uri.getPort()), person[0], person[1]);
        } catch (IllegalArgumentException | NullPointerException | ArrayIndexOutOfBoundsException wrong) {
            throw new IllegalArgumentException(
                    "DATABASE_URL has to be like postgres://user:password@127.0.0.1:5432/postgres");
        }
    }

    /** The address of the bot's own database, as the bot takes it. */
    String ownAddress() {
        return "postgres://" + encoded(user) + ":" + encoded(password) + "@" + host + "/" + DATABASE;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Makes the bot's database, empty. */
    void make() throws SQLException {
        inServer("DROP DATABASE IF EXISTS " + DATABASE + " WITH (FORCE)", "CREATE DATABASE " + DATABASE);
    }

    /** Leaves it where that does not work: the next bench makes it anew. */
    void drop() {
        try {
            inServer("DROP DATABASE IF EXISTS " + DATABASE + " WITH (FORCE)");
        } catch (SQLException failure) {
            System.err.println("the database " + DATABASE + " is still there: " + failure.getMessage());
        }
    }

    private void inServer(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbc("postgres"), user, password)) {
            DSLContext sql = DSL.using(connection, SQLDialect.POSTGRES);
            List.of(statements).forEach(sql::execute);
        }
    }

    private String jdbc(String database) {
        return "jdbc:postgresql://" + host + "/" + database;
    }

    /** The database that was made. */
    RunningDatabase open() throws IOException, SQLException {
        return RunningDatabase.at(jdbc(DATABASE), user, password);
    }
}
