package dev.guildhall.core.database;

import dev.guildhall.db.SchemaMigration;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** A migrated PostgreSQL of one test class. The testkit's cannot be used here: it stands on this module. */
public final class TestDatabase implements AutoCloseable {

    private final EmbeddedPostgres postgres;

    public TestDatabase() throws IOException, SQLException {
        postgres = EmbeddedPostgres.start();
        try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
            SchemaMigration.migrate(connection);
        }
    }

    public DatabaseOptions options() {
        return new DatabaseOptions(postgres.getJdbcUrl("postgres", "postgres"), "postgres", "", 4);
    }

    /** Breaks every connection, as a failover does. */
    public void breakConnections(PooledDatabase by) {
        by.query(
                sql -> sql.fetch(
                        "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and backend_type = 'client backend'"));
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
