package dev.guildhall.runner.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.db.SchemaPlan;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SchemaPlanIT {

    private final TestDatabase database = TestPostgres.freshDatabase();

    @AfterEach
    void close() {
        database.close();
    }

    private SchemaPlan plan() throws Exception {
        try (Connection connection =
                DriverManager.getConnection(database.url(), database.user(), database.password())) {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            return SchemaPlan.of(connection);
        }
    }

    @Test
    void aMigratedDatabaseHasEverything() throws Exception {
        SchemaPlan plan = plan();
        assertThat(plan.pending()).isEmpty();
        assertThat(plan.unknown()).isEmpty();
        assertThat(plan.edited()).isEmpty();
        assertThat(plan.applied())
                .isEqualTo(SchemaPlan.ofNewDatabase().pending().size());
    }

    @Test
    void anEmptyDatabaseNeedsEverythingAndStaysEmpty() throws Exception {
        database.query(sql -> sql.execute("drop table databasechangelog, databasechangeloglock"));
        assertThat(plan()).isEqualTo(SchemaPlan.ofNewDatabase());
        assertThat(database.<Boolean>query(sql -> sql.fetchValue("select to_regclass('databasechangelog') is null")
                        .equals(true)))
                .isTrue();
    }

    @Test
    void whatIsMissingUnknownOrEditedIsNamed() throws Exception {
        database.query(sql -> sql.execute("update databasechangelog set id = 'later-1' where id = 'core-1-schema'"));
        database.query(sql -> sql.execute("update databasechangelog set md5sum = '9:0123' where id = 'core-2-outbox'"));
        SchemaPlan plan = plan();
        assertThat(plan.pending()).extracting(SchemaPlan.Step::id).containsExactly("core-1-schema");
        assertThat(plan.unknown()).containsExactly("later-1 of db/changelog/core.sql");
        assertThat(plan.edited()).containsExactly("core-2-outbox of db/changelog/core.sql");
    }
}
