package dev.guildhall.runner.doctor;

import dev.guildhall.runner.database.DatabaseAccess;
import dev.guildhall.runner.database.Migration;
import dev.guildhall.runner.database.Refusal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Locale;

/** Whether the database answers, how quickly, and whether it is one that the program can use. */
record DatabaseCheck(DatabaseVisit visit) implements Doctor.Examination {

    private static final String NAME = "database";
    private static final int ROUND_TRIPS = 11;
    private static final double SLOW_MILLIS = 20;

    @Override
    public void into(Notebook notebook) throws InterruptedException {
        switch (visit.way()) {
            case DatabaseVisit.Way.NotAsked _ -> throw new IllegalStateException("it was asked");
            case DatabaseVisit.Way.NotMade _ ->
                notebook.found(Finding.ok(
                        NAME, "no DATABASE_URL is set; the first run makes an embedded PostgreSQL in the data folder"));
            case DatabaseVisit.Way.Refused(String reason) -> {
                int remedy = reason.lastIndexOf(": ");
                notebook.found(Finding.problem(
                        NAME,
                        remedy < 0 ? reason : reason.substring(0, remedy),
                        remedy < 0 ? "its log is postgres.log in the data folder" : reason.substring(remedy + 2)));
            }
            case DatabaseVisit.Way.Open(DatabaseAccess access) -> look(access, notebook);
        }
    }

    private static void look(DatabaseAccess access, Notebook notebook) {
        try (Connection connection = access.open();
                Statement statement = connection.createStatement()) {
            int major = connection.getMetaData().getDatabaseMajorVersion();
            String version = text(statement, "show server_version").split(" ", 2)[0];
            notebook.found(version(access, major, version));
            notebook.found(latency(statement));
            if (!text(statement, "show server_encoding").equals("UTF8")) {
                notebook.found(Finding.problem(
                        NAME,
                        "its encoding is " + text(statement, "show server_encoding"),
                        "create the database with encoding UTF8: names of people are in all languages"));
            }
            if (text(statement, "show transaction_read_only").equals("on")) {
                notebook.found(Finding.problem(
                        NAME,
                        "it is read-only, such as a standby",
                        "name the primary server in DATABASE_URL, or add ?targetServerType=primary"));
            }
            if (text(
                            statement,
                            "select coalesce(not ssl and not inet_server_addr() <<= any ('{127.0.0.0/8,10.0.0.0/8,"
                                    + "172.16.0.0/12,192.168.0.0/16,::1/128,fc00::/7}'::inet[]), false)"
                                    + " from pg_stat_ssl where pid = pg_backend_pid()")
                    .equals("t")) {
                notebook.found(Finding.warning(
                        NAME,
                        "it is on a public address, and the connection is not encrypted",
                        "add ?sslmode=require to DATABASE_URL"));
            }
        } catch (SQLException failure) {
            Refusal refusal = Refusal.of(failure);
            notebook.found(Finding.problem(
                    NAME,
                    access.place()
                            + (refusal.passing() ? " does not answer: " : " refuses the connection: ")
                            + refusal.reason(),
                    refusal.remedy()));
        }
    }

    static Finding version(DatabaseAccess access, int major, String version) {
        String seen = access + " answers, PostgreSQL " + version;
        if (major < Migration.OLDEST) {
            return Finding.problem(
                    NAME, seen, "Guildhall needs PostgreSQL " + Migration.OLDEST + " or newer: upgrade it");
        }
        return Finding.ok(NAME, seen);
    }

    private static Finding latency(Statement statement) throws SQLException {
        double[] millis = new double[ROUND_TRIPS];
        for (int trip = 0; trip < ROUND_TRIPS; trip++) {
            long began = System.nanoTime();
            text(statement, "select 1");
            millis[trip] = (System.nanoTime() - began) / 1e6;
        }
        // The first one warms up.
        return latency(Arrays.copyOfRange(millis, 1, ROUND_TRIPS));
    }

    static Finding latency(double[] millis) {
        double[] sorted = millis.clone();
        Arrays.sort(sorted);
        double median = sorted[sorted.length / 2];
        String seen = String.format(
                Locale.ROOT, "a round trip takes %.1f ms (median), %.1f ms at most", median, sorted[sorted.length - 1]);
        return median < SLOW_MILLIS
                ? Finding.ok("database latency", seen)
                : Finding.warning(
                        "database latency",
                        seen,
                        "run the bot near the database, in the same data centre: each command takes several round trips");
    }

    private static String text(Statement statement, String sql) throws SQLException {
        try (ResultSet answer = statement.executeQuery(sql)) {
            return answer.next() ? String.valueOf(answer.getString(1)) : "";
        }
    }
}
