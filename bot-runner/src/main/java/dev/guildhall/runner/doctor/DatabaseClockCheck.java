package dev.guildhall.runner.doctor;

import dev.guildhall.runner.database.DatabaseAccess;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Whether the database's clock is this machine's. */
record DatabaseClockCheck(DatabaseVisit visit) implements Doctor.Examination {

    private static final int QUESTIONS = 3;

    @Override
    public void into(Notebook notebook) throws InterruptedException {
        Optional<DatabaseAccess> access = visit.access();
        if (access.isEmpty()) {
            return;
        }
        try (Connection connection = access.get().open();
                Statement statement = connection.createStatement()) {
            Duration best = Duration.ofDays(1);
            Duration ahead = Duration.ZERO;
            for (int question = 0; question < QUESTIONS; question++) {
                Instant asked = Instant.now();
                Instant told = now(statement);
                Duration trip = Duration.between(asked, Instant.now());
                // The quickest answer tells most exactly.
                if (trip.compareTo(best) < 0) {
                    best = trip;
                    ahead = Duration.between(asked.plus(trip.dividedBy(2)), told);
                }
            }
            notebook.found(
                    Skew.of("clock", "the database's", ahead, best.dividedBy(2).plusMillis(1)));
        } catch (SQLException unreachable) {
            // Said by the check of the database.
            return;
        }
    }

    private static Instant now(Statement statement) throws SQLException {
        try (ResultSet answer = statement.executeQuery("select clock_timestamp()")) {
            answer.next();
            return answer.getObject(1, OffsetDateTime.class).toInstant();
        }
    }
}
