package dev.guildhall.runner.database;

import dev.guildhall.runner.config.DatabaseUrl;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * How to reach the database.
 *
 * @param kind {@code embedded} or {@code external}
 * @param place host, port and database, for people: never a secret
 */
public record DatabaseAccess(String kind, String jdbcUrl, String user, String password, String place) {

    public static DatabaseAccess external(DatabaseUrl url) {
        return new DatabaseAccess("external", url.jdbcUrl(), url.user(), url.password(), url.place());
    }

    /** A connection for one task; the caller closes it. */
    public Connection open() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("loginTimeout", "10");
        properties.setProperty("ApplicationName", "guildhall supervisor");
        return DriverManager.getConnection(jdbcUrl, properties);
    }

    /**
     * Finds out whether it can be connected to.
     *
     * @throws DatabaseException says why not, and what to do
     */
    public void check() {
        try (Connection _ = open()) {
            return;
        } catch (SQLException failure) {
            throw Refusal.of(failure).of(this, failure);
        }
    }

    @Override
    public String toString() {
        return kind + " " + place;
    }
}
