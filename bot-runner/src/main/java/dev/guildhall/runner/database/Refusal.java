package dev.guildhall.runner.database;

import java.net.UnknownHostException;
import java.sql.SQLException;

/**
 * Why a database cannot be connected to.
 *
 * @param reason without any secret
 * @param remedy what an operator can do
 * @param passing whether the same may succeed in a moment
 */
public record Refusal(String reason, String remedy, boolean passing) {

    public static Refusal of(SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        // Connection failures (class 08), and a server that is starting or stopping (57P03, 57P01) or full (53300).
        boolean passing = state.startsWith("08") || state.startsWith("57P") || state.equals("53300");
        return new Refusal(reason(failure), remedy(state), passing);
    }

    /** As a sentence. */
    DatabaseException of(DatabaseAccess database, SQLException failure) {
        return new DatabaseException(
                "the database at " + database.place() + (passing ? " does not answer (" : " refuses the connection (")
                        + reason + "): " + remedy,
                failure);
    }

    private static String remedy(String state) {
        return switch (state) {
            case "28P01", "28000" -> "correct user and password in DATABASE_URL";
            case "3D000" -> "create that database, or correct its name in DATABASE_URL";
            case "53300" -> "raise max_connections in postgresql.conf, or end other clients";
            case "57P03", "57P01" -> "wait until it has started";
            default ->
                state.startsWith("08")
                        ? "start PostgreSQL, or correct host and port in DATABASE_URL"
                        : "see the message of PostgreSQL";
        };
    }

    private static String reason(SQLException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException unknown) {
                return "no address is known for " + unknown.getMessage();
            }
        }
        String said = firstLine(failure);
        // The driver's own advice follows, which the remedy gives better.
        int advice = said.indexOf(". Check that the hostname");
        return advice < 0 ? said : said.substring(0, advice);
    }

    static String firstLine(Exception failure) {
        String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        return message.lines().findFirst().orElse(message);
    }
}
