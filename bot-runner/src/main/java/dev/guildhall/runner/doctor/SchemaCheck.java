package dev.guildhall.runner.doctor;

import dev.guildhall.db.SchemaPlan;
import dev.guildhall.runner.database.DatabaseAccess;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** Whether the database has this version's schema, and whether it can get it. */
record SchemaCheck(DatabaseVisit visit) implements Doctor.Examination {

    private static final String NAME = "schema";

    @Override
    public void into(Notebook notebook) throws InterruptedException {
        Optional<DatabaseAccess> access = visit.access();
        if (access.isEmpty()) {
            return;
        }
        try (Connection connection = access.get().open()) {
            SchemaPlan plan = SchemaPlan.of(connection);
            notebook.found(of(plan));
            if (!plan.pending().isEmpty() && !mayCreate(connection)) {
                notebook.found(Finding.problem(
                        NAME,
                        "this user may not create schemas and tables in the database",
                        "make it the owner: ALTER DATABASE … OWNER TO …"));
            }
            if (!plan.unknown().isEmpty()) {
                notebook.found(Finding.warning(
                        NAME,
                        "it has change sets that are not known to this version ("
                                + plan.unknown().size() + "), such as "
                                + plan.unknown().getFirst(),
                        "run the version that migrated it, or a newer one"));
            }
            if (!plan.edited().isEmpty()) {
                notebook.found(Finding.problem(
                        NAME,
                        "released change sets have another text than when they ran: "
                                + plan.edited().getFirst(),
                        "take the program from its release: a migration refuses these"));
            }
        } catch (SQLException unreachable) {
            // Said by the check of the database.
            return;
        }
    }

    static Finding of(SchemaPlan plan) {
        if (plan.pending().isEmpty()) {
            return Finding.ok(NAME, "up to date, " + plan.applied() + " change sets");
        }
        return plan.applied() == 0
                ? Finding.ok(
                        NAME, "not there yet; a run makes it (" + plan.pending().size() + " change sets)")
                : Finding.warning(
                        NAME,
                        (plan.pending().size() == 1
                                        ? "1 change set is pending, "
                                        : plan.pending().size() + " change sets are pending, ")
                                + plan.applied() + " ran before",
                        "\"guildhall migrate\", or the next run, makes them; \"guildhall migrate --dry-run\" lists them");
    }

    private static boolean mayCreate(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                // Liquibase keeps its own table in "public".
                ResultSet answer = statement.executeQuery("select has_database_privilege(current_database(), 'CREATE')"
                        + " and has_schema_privilege('public', 'CREATE')")) {
            return answer.next() && answer.getBoolean(1);
        }
    }
}
