package dev.guildhall.core.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.db.SchemaMigration;
import java.sql.Connection;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;

class SchemaMigrationIT {

    @Test
    void aMigrationThatWasKilledBlocksNoLaterOne() throws Exception {
        try (TestDatabase server = new TestDatabase();
                PooledDatabase database = new PooledDatabase(server.options())) {
            // What Liquibase leaves behind when its process is killed.
            database.query(sql -> sql.execute("update public.databasechangeloglock"
                    + " set locked = true, lockgranted = now(), lockedby = 'a process that is gone'"));

            try (Connection connection = DriverManager.getConnection(
                    server.options().jdbcUrl(),
                    server.options().user(),
                    server.options().password())) {
                SchemaMigration.migrate(connection);
            }

            Boolean locked = database.query(sql -> sql.fetchSingle("select locked from public.databasechangeloglock")
                    .get(0, Boolean.class));
            assertThat(locked).isFalse();
            Long locks =
                    database.query(sql -> sql.fetchSingle("select count(*) from pg_locks where locktype = 'advisory'")
                            .get(0, Long.class));
            assertThat(locks).isZero();
        }
    }
}
